import { randomUUID } from 'node:crypto'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { grantById } from '#db/queries/grants.server.ts'
import { nameOf } from '#db/queries/people.server.ts'
import { reportById, savedAt } from '#db/queries/reports.server.ts'
import { notFound } from '../answers.server.ts'
import { handledProposal } from '../office/proposal-guard.server.ts'
import { reportView } from './report-view.server.ts'
import { besideOf } from './reporting.server.ts'

/** A report for who judges it, beside its terms. Who stands near the initiative does not read it. */
export async function judgePage(actor: Person, id: string | undefined, language: Language) {
  const report = await reportById(db(), actor.fund, id)
  const grant = report && (await grantById(db(), actor.fund, report.grant))
  const version = grant && (await versionInForce(db(), grant.id))
  const moment = version?.terms.reports.find((one) => one.id === report?.moment)
  if (!report || !grant || !version || !moment) throw notFound()
  await handledProposal(actor, grant.proposal)
  const { content } = await savedAt(db(), report.id, report.version)
  const view = reportView(await besideOf(grant, version.terms, moment, content, report), language, 'manager')
  return {
    path: `/manager/reports/${report.id}`,
    file: `/manager/grants/${grant.id}`,
    name: grant.initiativeName,
    reference: grant.reference,
    title: moment.title,
    state: report.state,
    word: stateWord('report', report.state, 'staff', language) ?? report.state,
    sent: report.sentAt && {
      when: formatDateTime(report.sentAt, language),
      name: (await nameOf(db(), report.sentBy)) ?? '',
    },
    judged: report.judgedAt && formatDay(dayOf(report.judgedAt), language),
    question: report.question,
    final: moment.kind === 'final',
    judges: report.state === 'sent' && actor.roles.includes('manager'),
    milestones: view.milestones.filter(({ reached, accepted }) => reached && !accepted),
    hasLesson: content.lesson.text !== '',
    view,
    operations: { accept: randomUUID(), return: randomUUID() },
  }
}
export type JudgedReport = Awaited<ReturnType<typeof judgePage>>
