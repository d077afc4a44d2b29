import type { IsoDate } from '#app/domain/calendar.ts'
import { afterMeeting } from '#app/domain/panel/meeting.ts'
import { type BlindReview, type Outcome, outcomeOf } from '#app/domain/panel/statistics.ts'
import type { Reader } from '#db/client.server.ts'
import type { Batch, BatchProposal } from './batches.server.ts'
import { type RankedBatch, rankedBatch, standingReviews } from './ranking.server.ts'

export type SeenOutcome = Pick<RankedBatch, 'room' | 'limits' | 'headroom' | 'from'> & {
  /** What who looks may see, and whether anything was left out. */
  proposals: BatchProposal[]
  partly: boolean
  outcome: Outcome
  /** The mean before the meeting, of what was scored anew in it. */
  before: ReadonlyMap<string, number>
}

/**
 * What the panel's scores tell, to somebody to whom only the proposals of `isOpen` are open: order, ranks, line and all
 * statistics come from those alone, as if the others were not there. Only for who may see averages: the caller looks at
 * the stage first.
 */
export async function seenOutcome(
  reader: Reader,
  batch: Batch,
  day: IsoDate,
  isOpen: (proposal: string) => boolean,
): Promise<SeenOutcome> {
  const { proposals: all, before, room, limits, headroom, from } = await rankedBatch(reader, batch, day)
  const proposals = all.filter(({ id }) => isOpen(id))
  const standing = await standingReviews(
    reader,
    proposals.map(({ id }) => id),
  )
  const byProposal = new Map<string, BlindReview[]>(proposals.map(({ id }) => [id, []]))
  for (const { proposal, member, scores, anew } of standing)
    byProposal.get(proposal)?.push({ reviewer: member, blind: scores, now: afterMeeting(scores, anew) })
  const outcome = outcomeOf(
    proposals.map(({ id, asked }) => ({ proposal: id, asked, reviews: byProposal.get(id) ?? [] })),
    { weights: batch.weights, room, extra: batch.settings.extraReviewers, seed: batch.id },
  )
  const means = before.flatMap(({ proposal, mean }) => (mean === null ? [] : [[proposal, mean] as const]))
  const partly = proposals.length < all.length
  return { proposals, partly, outcome, before: new Map(means), room, limits, headroom, from }
}
