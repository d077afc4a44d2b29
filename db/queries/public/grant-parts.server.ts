import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Cents } from '#app/domain/money.ts'
import type { Criterion } from '#app/domain/panel/rubric.ts'
import type { Reader } from '#db/client.server.ts'
import {
  experimentReviews,
  grantEndings,
  lessons,
  milestoneAcceptances,
  milestones,
  releases,
  reportMoments,
  reports,
} from '#db/schema/index.ts'

export type PublicMilestone = {
  id: string
  number: number
  title: string
  dueOn: IsoDate
  acceptedAt: Date | null
}
export type PublicReport = {
  id: string
  title: string
  dueOn: IsoDate
  state: string | null
  at: Date | null
}
export type PublicPayment = { tranche: string; amountCents: Cents; paidOn: IsoDate }

/** From a report by its title, or from looking back on an experiment on a day; neighbourhoods and pillars are keys. */
export type PublicLesson = {
  id: string
  title: string
  text: string
  learnedOn: IsoDate
  report: string | null
  reviewOn: IsoDate | null
  criterion: Criterion | null
  pillars: string[]
  neighbourhoods: string[]
}

export async function stoppedOn(reader: Reader, grant: string): Promise<IsoDate | null> {
  const [row] = await reader
    .select({ lastDay: grantEndings.lastDay })
    .from(grantEndings)
    .where(and(eq(grantEndings.grantId, grant), eq(grantEndings.state, 'applied')))
  return row?.lastDay ?? null
}

export async function milestonesIn(reader: Reader, grant: string): Promise<PublicMilestone[]> {
  return reader
    .select({
      id: milestones.id,
      number: milestones.number,
      title: milestones.title,
      dueOn: milestones.dueOn,
      acceptedAt: milestoneAcceptances.acceptedAt,
    })
    .from(milestones)
    .leftJoin(
      milestoneAcceptances,
      and(
        eq(milestoneAcceptances.grantId, milestones.grantId),
        eq(milestoneAcceptances.milestoneId, milestones.id),
      ),
    )
    .where(eq(milestones.grantId, grant))
    .orderBy(asc(milestones.number))
}

export async function reportsIn(reader: Reader, grant: string): Promise<PublicReport[]> {
  const rows = await reader
    .select({
      id: reportMoments.id,
      title: reportMoments.title,
      dueOn: reportMoments.dueOn,
      state: reports.state,
      sentAt: reports.sentAt,
      judgedAt: reports.judgedAt,
    })
    .from(reportMoments)
    .leftJoin(
      reports,
      and(eq(reports.grantId, reportMoments.grantId), eq(reports.momentId, reportMoments.id)),
    )
    .where(eq(reportMoments.grantId, grant))
    .orderBy(asc(reportMoments.dueOn))
  return rows.map(({ sentAt, judgedAt, ...row }) => ({
    ...row,
    at: row.state === 'accepted' ? judgedAt : sentAt,
  }))
}

export async function paymentsIn(reader: Reader, grant: string): Promise<PublicPayment[]> {
  const rows = await reader
    .select({ tranche: releases.trancheId, amountCents: releases.amountCents, paidOn: releases.paidOn })
    .from(releases)
    .where(
      and(
        eq(releases.grantId, grant),
        isNotNull(releases.paidOn),
        isNull(releases.cancelledAt),
        isNull(releases.failedAt),
      ),
    )
    .orderBy(asc(releases.paidOn))
  return rows.map((row) => ({ ...row, paidOn: row.paidOn as IsoDate }))
}

export async function publishedLessons(reader: Reader, grant: string): Promise<PublicLesson[]> {
  const rows = await reader
    .select({
      id: lessons.id,
      title: lessons.title,
      text: lessons.text,
      learnedOn: lessons.learnedOn,
      report: reportMoments.title,
      reviewOn: experimentReviews.reviewOn,
      criterion: lessons.criterion,
      pillars: lessons.pillars,
      neighbourhoods: lessons.neighbourhoods,
    })
    .from(lessons)
    .leftJoin(experimentReviews, eq(experimentReviews.id, lessons.reviewId))
    .leftJoin(reports, eq(reports.id, lessons.reportId))
    .leftJoin(
      reportMoments,
      and(eq(reportMoments.grantId, reports.grantId), eq(reportMoments.id, reports.momentId)),
    )
    .where(and(eq(lessons.grantId, grant), eq(lessons.published, true)))
    .orderBy(asc(lessons.learnedOn), asc(lessons.id))
  return rows.map((row) => ({ ...row, criterion: row.criterion as Criterion | null }))
}
