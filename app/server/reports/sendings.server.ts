import type { ChangedAnswer } from '#app/components/changes/changed-text.tsx'
import type { SentBefore } from '#app/components/report/sendings.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import type { ReportContent } from '#app/domain/results/report-content.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { type Report, type Sending, savedAt, sendingsOf } from '#db/queries/reports.server.ts'
import { notFound } from '../answers.server.ts'
import { reportAnswersChanged } from './report-changes.server.ts'
import { reportView } from './report-view.server.ts'
import type { Beside } from './reporting.server.ts'

/** What is different since an earlier sending, and when that one was sent. */
export type ChangedSince = { when: string; answers: ChangedAnswer[] }

/** What was sent before of a report, each with where it can be read again and what the fund asked then. */
export function sentBefore(sendings: readonly Sending[], path: string, language: Language): SentBefore[] {
  return sendings.map(({ number, sentAt, sentByName, question, returnedAt }) => ({
    number,
    when: formatDateTime(sentAt, language),
    name: sentByName,
    question,
    returned: returnedAt && formatDay(dayOf(returnedAt), language),
    href: `${path}/sendings/${number}`,
  }))
}

/** The content of a report as it was sent last; what is written since the fund gave it back is not the fund's to read. */
export async function contentSent(report: Report, sendings: readonly Sending[]): Promise<ReportContent> {
  return (await savedAt(db(), report.id, sendings.at(-1)?.version ?? report.version)).content
}

/** What this content says differently from a sending; null when there is none to compare with. */
export async function changedSince(
  report: Report,
  sending: Sending | undefined,
  beside: Beside,
  language: Language,
): Promise<ChangedSince | null> {
  if (!sending) return null
  const { content } = await savedAt(db(), report.id, sending.version)
  return {
    when: formatDateTime(sending.sentAt, language),
    answers: reportAnswersChanged(content, beside.content, beside, language),
  }
}

/** One sending of a report as it was read then, with what it changed; `beside` gives what stands beside that content. */
export async function sendingPage(
  { report, number }: { report: Report; number: string | undefined },
  besideOf: (content: ReportContent) => Promise<Beside>,
  { reader, path, language }: { reader: 'applicant' | 'manager'; path: string; language: Language },
) {
  const sendings = await sendingsOf(db(), report.id)
  const at = sendings.findIndex((one) => String(one.number) === number)
  const sending = sendings[at]
  if (!sending) throw notFound()
  const beside = await besideOf((await savedAt(db(), report.id, sending.version)).content)
  const [told] = sentBefore([sending], path, language) as [SentBefore]
  return {
    back: path,
    title: beside.moment.title,
    name: beside.grant.initiativeName,
    heading: m.reporting_sending_title({
      report: beside.moment.title,
      number: String(sending.number),
      of: String(sendings.length),
    }),
    sending: told,
    changed: await changedSince(report, sendings[at - 1], beside, language),
    view: reportView(beside, language, reader),
  }
}
export type SendingPage = Awaited<ReturnType<typeof sendingPage>>
