import { and, asc, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Cents } from '#app/domain/money.ts'
import type { Counted } from '#app/domain/results/actual.ts'
import type { Qualifier } from '#app/domain/results/indicator.ts'
import type { ReportState } from '#app/domain/results/report.ts'
import { type ReportContent, reportContentSchema } from '#app/domain/results/report-content.ts'
import type { Reader } from '#db/client.server.ts'
import {
  lessons,
  measurements,
  milestoneAcceptances,
  people,
  reportSendings,
  reports,
  reportVersions,
  spending,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** A report that was begun. `moment` is the id of the moment in the terms that asks for it. */
export type Report = {
  id: string
  fund: string
  grant: string
  moment: string
  state: ReportState
  version: number
  question: string | null
  startedAt: Date
  sentBy: string | null
  sentAt: Date | null
  judgedBy: string | null
  judgedAt: Date | null
  skipReason: string | null
}
export type Saved = {
  content: ReportContent
  savedAt: Date | null
  savedBy: string | null
  savedByName: string | null
}

/** Every report of a grant that was begun, in the order in which that happened. */
export async function reportsOf(reader: Reader, grant: string): Promise<Report[]> {
  const rows = await reader
    .select()
    .from(reports)
    .where(eq(reports.grantId, grant))
    .orderBy(asc(reports.startedAt))
  return rows.map(reportOf)
}

/** The report on a moment of a grant; null while it was not begun. */
export async function reportAt(reader: Reader, grant: string, moment: string): Promise<Report | null> {
  const [row] = await reader
    .select()
    .from(reports)
    .where(and(eq(reports.grantId, grant), eq(reports.momentId, moment)))
  return row ? reportOf(row) : null
}

/** A report of the fund that was sent at some time; null for anything else. */
export async function reportById(
  reader: Reader,
  fund: string,
  id: string | undefined,
): Promise<Report | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select()
    .from(reports)
    .where(and(eq(reports.fundId, fund), eq(reports.id, id), isNotNull(reports.sentAt)))
  return row ? reportOf(row) : null
}

/** A version of a report with who saved it; an erased one, and one that is not there, is empty. */
export async function savedAt(reader: Reader, report: string, version: number): Promise<Saved> {
  const [row] = await reader
    .select({
      answers: reportVersions.answers,
      savedAt: reportVersions.savedAt,
      savedBy: reportVersions.savedBy,
      savedByName: people.name,
    })
    .from(reportVersions)
    .innerJoin(people, eq(people.id, reportVersions.savedBy))
    .where(and(eq(reportVersions.reportId, report), eq(reportVersions.version, version)))
  return {
    content: reportContentSchema.parse(row?.answers ?? {}),
    savedAt: row?.savedAt ?? null,
    savedBy: row?.savedBy ?? null,
    savedByName: row?.savedByName ?? null,
  }
}

export type Sending = {
  number: number
  version: number
  sentAt: Date
  sentByName: string
  question: string | null
  returnedAt: Date | null
}

/** Each time a report was sent, oldest first, with the question it came back with. */
export async function sendingsOf(reader: Reader, report: string): Promise<Sending[]> {
  return reader
    .select({
      number: reportSendings.number,
      version: reportSendings.version,
      sentAt: reportSendings.sentAt,
      sentByName: people.name,
      question: reportSendings.question,
      returnedAt: reportSendings.returnedAt,
    })
    .from(reportSendings)
    .innerJoin(people, eq(people.id, reportSendings.sentBy))
    .where(eq(reportSendings.reportId, report))
    .orderBy(asc(reportSendings.number))
}

/** What the newest report of a grant said that was sent, whether it was accepted yet or not; null before the first. */
export async function lastSent(reader: Reader, grant: string): Promise<ReportContent | null> {
  const [row] = await reader
    .select({ id: reports.id, version: reports.version })
    .from(reports)
    .where(and(eq(reports.grantId, grant), isNotNull(reports.sentAt)))
    .orderBy(desc(reports.sentAt))
    .limit(1)
  return row ? (await savedAt(reader, row.id, row.version)).content : null
}

/** Everything that was measured in accepted reports of these grants and that nobody corrected since. */
export async function countedIn(
  reader: Reader,
  grants: readonly string[],
): Promise<(Counted & { grant: string; method: string })[]> {
  if (grants.length === 0) return []
  const rows = await reader
    .select()
    .from(measurements)
    .where(
      and(
        inArray(measurements.grantId, [...grants]),
        isNotNull(measurements.acceptedAt),
        isNull(measurements.correctedById),
      ),
    )
    .orderBy(asc(measurements.periodTo), asc(measurements.periodFrom), asc(measurements.id))
  return rows.map(countedRow)
}

/** A measurement of an accepted report as the rules read it. */
export function countedRow(row: typeof measurements.$inferSelect) {
  return {
    id: row.id,
    grant: row.grantId,
    report: row.reportId,
    indicator: row.indicatorId,
    baseline: row.baseline,
    value: {
      value: row.value,
      valueMax: row.valueMax,
      qualifier: row.qualifier as Qualifier,
      denominator: row.denominator,
    },
    period: { from: row.periodFrom, to: row.periodTo },
    neighbourhood: row.neighbourhood,
    acceptedAt: row.acceptedAt as Date,
    method: row.method,
    correctedBy: row.correctedById,
    tookPartBefore: row.tookPartBefore,
  }
}

/** What was spent by budget line, of every accepted report of a grant; `but` is a report to leave out. */
export async function acceptedSpending(
  reader: Reader,
  grant: string,
  but?: string,
): Promise<{ budgetLine: string; cents: Cents }[][]> {
  const rows = await reader
    .select({ report: spending.reportId, budgetLine: spending.budgetLineId, cents: spending.cents })
    .from(spending)
    .innerJoin(reports, eq(reports.id, spending.reportId))
    .where(and(eq(reports.grantId, grant), but ? ne(reports.id, but) : undefined))
  const ids = [...new Set(rows.map(({ report }) => report))]
  return ids.map((id) =>
    rows.filter(({ report }) => report === id).map(({ budgetLine, cents }) => ({ budgetLine, cents })),
  )
}

/** Which milestones of a grant were accepted, and when. */
export async function acceptedMilestones(reader: Reader, grant: string): Promise<Map<string, Date>> {
  const rows = await reader
    .select({ id: milestoneAcceptances.milestoneId, at: milestoneAcceptances.acceptedAt })
    .from(milestoneAcceptances)
    .where(eq(milestoneAcceptances.grantId, grant))
  return new Map(rows.map(({ id, at }) => [id, at]))
}

export type GrantLesson = { id: string; title: string; text: string; learnedOn: IsoDate; published: boolean }

/** What a grant taught, the newest first; accepted reports and concluded reviews of an experiment leave one. */
export async function lessonsOfGrant(reader: Reader, grant: string): Promise<GrantLesson[]> {
  return reader
    .select({
      id: lessons.id,
      title: lessons.title,
      text: lessons.text,
      learnedOn: lessons.learnedOn,
      published: lessons.published,
    })
    .from(lessons)
    .where(eq(lessons.grantId, grant))
    .orderBy(desc(lessons.learnedOn))
}

/** Whether everybody may read the lesson of each review of a grant. */
export async function lessonsOfReviews(reader: Reader, grant: string): Promise<Map<string, boolean>> {
  const rows = await reader
    .select({ review: lessons.reviewId, published: lessons.published })
    .from(lessons)
    .where(and(eq(lessons.grantId, grant), isNotNull(lessons.reviewId)))
  return new Map(rows.map(({ review, published }) => [review ?? '', published]))
}

function reportOf(row: typeof reports.$inferSelect): Report {
  return {
    id: row.id,
    fund: row.fundId,
    grant: row.grantId,
    moment: row.momentId,
    state: row.state as ReportState,
    version: row.version,
    question: row.question,
    startedAt: row.startedAt,
    sentBy: row.sentBy,
    sentAt: row.sentAt,
    judgedBy: row.judgedBy,
    judgedAt: row.judgedAt,
    skipReason: row.skipReason,
  }
}
