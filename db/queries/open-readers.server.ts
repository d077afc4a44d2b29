import { and, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { addDays, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { batches, proposals, reviews } from '#db/schema/index.ts'
import { readableByMember } from './reviewer/readable.ts'

export type OpenReader = { fund: string; batch: string; person: string; until: IsoDate }

/** Members with a proposal they may read and did not lock, in a batch that is scored until a day soon. */
export async function readersNearDeadline(
  reader: Reader,
  today: IsoDate,
  days: number,
): Promise<OpenReader[]> {
  const rows = await reader
    .selectDistinct({
      fund: batches.fundId,
      batch: batches.id,
      person: readableByMember.personId,
      until: batches.scoringUntil,
    })
    .from(readableByMember)
    .innerJoin(proposals, eq(proposals.id, readableByMember.proposalId))
    .innerJoin(batches, eq(batches.id, proposals.batchId))
    .leftJoin(
      reviews,
      and(
        eq(reviews.proposalId, proposals.id),
        eq(reviews.personId, readableByMember.personId),
        isNull(reviews.voidedAt),
      ),
    )
    .where(
      and(
        inArray(batches.stage, ['scoring', 'extra-reviews']),
        gte(batches.scoringUntil, today),
        sql`${batches.scoringUntil} <= ${addDays(today, days)}`,
        eq(readableByMember.mayScore, true),
        ne(proposals.state, 'withdrawn'),
        or(isNull(reviews.id), eq(reviews.state, 'open')),
      ),
    )
  return rows.flatMap(({ until, ...row }) => (until ? [{ ...row, until }] : []))
}
