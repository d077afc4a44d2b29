import { randomUUID } from 'node:crypto'
import { dayOf, daysBetween } from '#app/domain/calendar.ts'
import { isMeasured, isWritable, openParts, type ReportState } from '#app/domain/results/report.ts'
import { formatDateTime, formatDay, formatTime } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { measuredIn } from '#db/queries/measurements.server.ts'
import { sendingsOf } from '#db/queries/reports.server.ts'
import { notFound } from '../answers.server.ts'
import { standingFigures } from './corrections.server.ts'
import { waitingWithout } from './left-waiting.server.ts'
import { reportView, withPhotoActs } from './report-view.server.ts'
import type { Reporting } from './reporting.server.ts'
import { changedSince, sendingPage, sentBefore } from './sendings.server.ts'

/** The bar under the header of every page of a report: which one, whether it is kept, until when. */
export function reportStrip({ grant, moment, report, saved }: Reporting, now: Date, language: Language) {
  const left = daysBetween(dayOf(now), moment.due)
  const open = report === null || report.state === 'draft' || report.state === 'returned'
  return {
    initiative: grant.initiativeName,
    title: moment.title,
    saved:
      open && saved?.savedAt ? m.results_report_saved({ time: formatTime(saved.savedAt, language) }) : null,
    due: open ? m.results_report_due({ day: formatDay(moment.due, language) }) : null,
    late: open && left < 0,
    path: reportPath(grant.id, moment.id),
  }
}
export type ReportStripView = ReturnType<typeof reportStrip>

/** What was sent of one's own report so far, and what is different since: since the last sending while it is written again. */
export async function ownSendings({ report, ...here }: Reporting, language: Language) {
  if (!report) return { sendings: [], changed: null }
  const sendings = await sendingsOf(db(), report.id)
  const path = reportPath(here.grant.id, here.moment.id)
  return {
    sendings: sendings.length > 1 || isWritable(report.state) ? sentBefore(sendings, path, language) : [],
    changed: await changedSince(report, sendings.at(isWritable(report.state) ? -1 : -2), here, language),
  }
}

/** The figures of one's own accepted report that were put right since. */
export async function ownCorrections({ report, terms, neighbourhoods }: Reporting, language: Language) {
  if (report?.state !== 'accepted') return []
  const measured = await measuredIn(db(), report.id)
  return standingFigures(measured, terms.indicators, { corrects: false, neighbourhoods, language })
}

/** What of the money still waits for one's own report that the fund does without. */
export async function ownWaiting({ grant, terms, moment, report }: Reporting, language: Language) {
  return report?.state === 'skipped' ? waitingWithout(grant.id, terms, moment, language) : []
}

/** One sending of one's own report; not found when nothing was sent. */
export async function ownSending(here: Reporting, number: string | undefined, language: Language) {
  const { report } = here
  if (!report) throw notFound()
  return sendingPage({ report, number }, async (content) => ({ ...here, content }), {
    reader: 'applicant',
    path: reportPath(here.grant.id, here.moment.id),
    language,
  })
}

/** One address for the whole life of a report: before it is begun, while it is written, once it is sent. */
export function reportOverview(here: Reporting, now: Date, language: Language) {
  const { grant, moment, report, terms, writes } = here
  const state: ReportState = report?.state ?? 'due'
  return {
    strip: reportStrip(here, now, language),
    back: `/applicant/grants/${grant.id}`,
    state,
    word: stateWord('report', state, 'applicant', language) ?? state,
    writes,
    milestones: terms.milestones
      .filter(({ id }) => moment.milestones.includes(id))
      .map(({ id, number, title }) => ({ key: id, title: `${number}. ${title}` })),
    question: report?.state === 'returned' ? report.question : null,
    sentAt: report?.sentAt ? formatDateTime(report.sentAt, language) : null,
    skipped: report?.state === 'skipped' ? (report.skipReason ?? '') : null,
    judgedAt: report?.judgedAt ? formatDay(dayOf(report.judgedAt), language) : null,
    tasks: report && writes ? tasksOf(here) : [],
    view:
      report && !writes && report.state !== 'skipped'
        ? withPhotoActs(reportView(here, language), here.mayWrite ? reportPath(grant.id, moment.id) : null)
        : null,
    operation: randomUUID(),
  }
}

/** The parts as a list of tasks: what happened, each indicator, spending, the lesson. */
export function tasksOf({ grant, moment, terms, content }: Reporting) {
  const path = reportPath(grant.id, moment.id)
  const open = openParts(content, terms)
  const task = (key: string, title: string, done: boolean) => ({
    key,
    title,
    href: `${path}/${key}`,
    state: done ? ('done' as const) : ('open' as const),
    word: done ? m.results_report_filled() : m.results_report_open(),
  })
  const optional = (key: string, title: string, done: boolean) =>
    done
      ? task(key, title, true)
      : { ...task(key, title, true), state: 'off' as const, word: m.reporting_optional() }
  return [
    task('story', m.results_report_story(), !open.includes('story')),
    ...terms.indicators.map(({ id, name }) =>
      task(id, m.results_report_measure({ name }), isMeasured(content, id)),
    ),
    optional('voices', m.reporting_voices(), content.voices.length > 0),
    content.photos.length > 0
      ? task('photos', m.reporting_photos(), !open.includes('photos'))
      : optional('photos', m.reporting_photos(), false),
    task('spending', m.results_report_spending(), !open.includes('spending')),
    task('lesson', m.results_report_lesson(), !open.includes('lesson')),
  ]
}

export function reportPath(grant: string, moment: string): string {
  return `/applicant/grants/${grant}/reports/${encodeURIComponent(moment)}`
}
