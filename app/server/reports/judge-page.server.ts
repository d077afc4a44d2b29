import { randomUUID } from 'node:crypto'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { grantById } from '#db/queries/grants.server.ts'
import { measuredIn } from '#db/queries/measurements.server.ts'
import { nameOf } from '#db/queries/people.server.ts'
import { reportById, sendingsOf } from '#db/queries/reports.server.ts'
import { notFound } from '../answers.server.ts'
import { handledProposal } from '../office/proposal-guard.server.ts'
import { standingFigures } from './corrections.server.ts'
import { reportView, withPhotoActs } from './report-view.server.ts'
import { besideOf } from './reporting.server.ts'
import { changedSince, contentSent, sendingPage, sentBefore } from './sendings.server.ts'

/** A report for who judges it, beside its terms. Who stands near the initiative does not read it. */
export async function judgePage(actor: Person, id: string | undefined, language: Language) {
  const { report, grant, terms, moment } = await handledReport(actor, id)
  const sendings = await sendingsOf(db(), report.id)
  const path = `/manager/reports/${report.id}`
  const content = await contentSent(report, sendings)
  const beside = await besideOf(grant, terms, moment, content, report)
  const view = withPhotoActs(
    reportView(beside, language, 'manager'),
    actor.roles.includes('manager') ? path : null,
  )
  return {
    path,
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
    changed: await changedSince(report, sendings.at(-2), beside, language),
    sendings: sentBefore(sendings, path, language),
    figures: standingFigures(await measuredIn(db(), report.id), terms.indicators, {
      corrects: actor.roles.includes('manager'),
      neighbourhoods: beside.neighbourhoods,
      language,
    }),
    operations: { accept: randomUUID(), return: randomUUID() },
  }
}
export type JudgedReport = Awaited<ReturnType<typeof judgePage>>

/** One sending of a report, for the office. */
export async function judgeSending(
  actor: Person,
  { reportId, number }: { reportId?: string; number?: string },
  language: Language,
) {
  const { report, grant, terms, moment } = await handledReport(actor, reportId)
  return sendingPage({ report, number }, (content) => besideOf(grant, terms, moment, content, report), {
    reader: 'manager',
    path: `/manager/reports/${report.id}`,
    language,
  })
}

/** A report of the fund that was sent, with its grant and terms, for who works on it and does not stand near. */
export async function handledReport(actor: Person, id: string | undefined) {
  const report = await reportById(db(), actor.fund, id)
  const grant = report && (await grantById(db(), actor.fund, report.grant))
  const terms = grant && (await versionInForce(db(), grant.id))?.terms
  const moment = terms?.reports.find((one) => one.id === report?.moment)
  if (!report || !grant || !terms || !moment) throw notFound()
  await handledProposal(actor, grant.proposal)
  return { report, grant, terms, moment }
}
