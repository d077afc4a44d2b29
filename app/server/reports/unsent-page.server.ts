import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { moveReport, type ReportState } from '#app/domain/results/report.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { nameOf } from '#db/queries/people.server.ts'
import { reportAt } from '#db/queries/reports.server.ts'
import { notFound } from '../answers.server.ts'
import { grantHead, officeGrant } from '../granting/office-grant.server.ts'
import { waitingWithout } from './left-waiting.server.ts'

/** Why the fund does without a report. */
export const SkipPost = z.strictObject({
  operation: z.uuid(),
  reason: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(600, { error: 'tooLong' }),
})

/** A report that nobody sent, for the office: whether the fund can do without it, and what follows; one that was sent has a page of its own. */
export async function unsentPage(
  actor: Person,
  { grantId, momentId }: { grantId?: string; momentId?: string },
  now: Date,
  language: Language,
) {
  const grant = await officeGrant(actor, grantId)
  const terms = (await versionInForce(db(), grant.id))?.terms
  const moment = terms?.reports.find(({ id }) => id === momentId)
  if (!terms || !moment) throw notFound()
  const report = await reportAt(db(), grant.id, moment.id)
  if (report?.sentAt) throw redirect(`/manager/reports/${report.id}`)
  const state: ReportState = report?.state ?? 'due'
  const final = moment.kind === 'final'
  return {
    head: grantHead(grant),
    title: moment.title,
    state,
    word: stateWord('report', state, 'staff', language) ?? state,
    due: formatDay(moment.due, language),
    late: state !== 'skipped' && dayOf(now) > moment.due,
    begun: state === 'draft',
    final,
    skipped:
      report?.state === 'skipped'
        ? {
            reason: report.skipReason ?? '',
            day: report.judgedAt ? formatDay(dayOf(report.judgedAt), language) : '',
            name: (await nameOf(db(), report.judgedBy)) ?? '',
          }
        : null,
    skips: !final && moveReport(state, 'skip').ok && actor.roles.includes('manager'),
    waiting: await waitingWithout(grant.id, terms, moment, language),
    operation: randomUUID(),
  }
}
export type UnsentPage = Awaited<ReturnType<typeof unsentPage>>
