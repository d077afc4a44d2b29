import { and, asc, eq, gt } from 'drizzle-orm'
import { minutesFor, waitsForReport } from '#app/domain/results/report-days.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { correctionById } from '#db/queries/measurements.server.ts'
import { reportMoments, reportPhotos, reports } from '#db/schema/index.ts'
import { waitingWithout } from '../reports/left-waiting.server.ts'
import { valueText } from '../results/values.server.ts'
import { pageUrl, placeOf, type Values } from './values.server.ts'

/** What mails say about one report; `report.next` is the day of the one after it, if there is one. */
export async function reportValues(id: string, template: string, locale: Language): Promise<Values> {
  const [row] = await db()
    .select({ report: reports, moment: reportMoments })
    .from(reports)
    .innerJoin(
      reportMoments,
      and(eq(reportMoments.grantId, reports.grantId), eq(reportMoments.id, reports.momentId)),
    )
    .where(eq(reports.id, id))
  if (!row) return {}
  const [next] = await db()
    .select({ dueOn: reportMoments.dueOn })
    .from(reportMoments)
    .where(and(eq(reportMoments.grantId, row.report.grantId), gt(reportMoments.dueOn, row.moment.dueOn)))
    .orderBy(asc(reportMoments.dueOn))
    .limit(1)
  return {
    'report.name': row.moment.title,
    'report.next': next?.dueOn,
    'report.question': row.report.question,
    'report.skipReason': row.report.skipReason,
    'report.stillWaits': await stillWaiting(row.report, locale),
    'question.due': row.moment.dueOn,
    'url.report': pageUrl(
      placeOf(template) === '/manager'
        ? `/manager/reports/${id}`
        : `/applicant/grants/${row.report.grantId}/reports/${row.report.momentId}`,
    ),
  }
}

/** What of the money goes on waiting for a report that the fund does without; undefined when nothing does. */
async function stillWaiting(
  { grantId, momentId, state }: typeof reports.$inferSelect,
  locale: Language,
): Promise<string | undefined> {
  const terms = state === 'skipped' ? (await versionInForce(db(), grantId))?.terms : null
  const moment = terms?.reports.find(({ id }) => id === momentId)
  if (!terms || !moment) return undefined
  return (await waitingWithout(grantId, terms, moment, locale)).join(' ') || undefined
}

/** What mails say about a photo that the fund took from public. */
export async function photoValues(report: string, file: string): Promise<Values> {
  const [photo] = await db()
    .select({ shows: reportPhotos.shows, reason: reportPhotos.hiddenReason })
    .from(reportPhotos)
    .where(and(eq(reportPhotos.reportId, report), eq(reportPhotos.fileId, file)))
  return { 'photo.shows': photo?.shows, 'photo.reason': photo?.reason }
}

/** What mails say about a figure that was put right. */
export async function correctionValues(id: string, locale: Language): Promise<Values> {
  const corrected = await correctionById(db(), id)
  const terms = corrected && (await versionInForce(db(), corrected.now.grant))?.terms
  const indicator = terms?.indicators.find((one) => one.id === corrected?.now.indicator)
  if (!corrected || !indicator) return {}
  const { was, now, reason } = corrected
  const text = ({ value }: typeof was) => `${valueText(value, locale)} ${indicator.unit}`
  return {
    'indicator.name': indicator.name,
    'measurement.was': text(was),
    'measurement.now': text(now),
    'measurement.reason': reason,
  }
}

/** What mails say about a report that is still to come, by the moment of the terms that asks for it. */
export async function momentValues(grant: string, id: string, locale: Language): Promise<Values> {
  const terms = (await versionInForce(db(), grant))?.terms
  const moment = terms?.reports.find((one) => one.id === id)
  if (!terms || !moment) return {}
  const waiting = terms.tranches.filter(({ condition }) => waitsForReport(condition, moment))
  const numbers = waiting.map(({ id }) => terms.tranches.findIndex((one) => one.id === id) + 1)
  return {
    'report.name': moment.title,
    'report.due': moment.due,
    'report.minutes': minutesFor(terms),
    'report.releases': numbers
      .map((number) => m.reporting_releases({ number: String(number) }, { locale }))
      .join(' '),
    'url.report': pageUrl(`/applicant/grants/${grant}/reports/${encodeURIComponent(id)}`),
  }
}
