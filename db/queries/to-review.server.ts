import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { addDays } from '#app/domain/calendar.ts'
import { underWayStates } from '#app/domain/grant/grant.ts'
import { daysBefore } from '#app/domain/grant/review-days.ts'
import type { Reader } from '#db/client.server.ts'
import { experimentReviews, grants, initiatives, termsVersions } from '#db/schema/index.ts'

export type GrantToReview = {
  fund: string
  grant: string
  title: string
  reviewOn: IsoDate
  review: string | null
}

const day = sql<string>`${termsVersions.terms} -> 'experiment' ->> 'reviewDate'`

/** Every running grant of which the experiment is looked back on by now, and is not concluded; of one fund or of all. */
export async function grantsToReview(
  reader: Reader,
  today: IsoDate,
  fund?: string,
): Promise<GrantToReview[]> {
  return reader
    .select({
      fund: grants.fundId,
      grant: grants.id,
      title: sql<string>`coalesce(nullif(${initiatives.name}, ''), ${grants.title})`,
      reviewOn: day,
      review: experimentReviews.id,
    })
    .from(grants)
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .innerJoin(termsVersions, and(eq(termsVersions.grantId, grants.id), eq(termsVersions.state, 'in-force')))
    .leftJoin(
      experimentReviews,
      and(eq(experimentReviews.grantId, grants.id), sql`${experimentReviews.reviewOn}::text = ${day}`),
    )
    .where(
      and(
        fund === undefined ? undefined : eq(grants.fundId, fund),
        inArray(grants.state, underWayStates),
        sql`${day} <= ${addDays(today, daysBefore)}`,
        or(sql`${experimentReviews.state} is null`, sql`${experimentReviews.state} <> 'concluded'`),
      ),
    )
}
