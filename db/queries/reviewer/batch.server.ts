import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { isScoring } from '#app/domain/panel/batch.ts'
import { gradeOf, mayRead } from '#app/domain/panel/conflict.ts'
import { maySeeScores, type ReviewState } from '#app/domain/panel/score.ts'
import type { Reader } from '#db/client.server.ts'
import { reviews } from '#db/schema/index.ts'
import { type Batch, type BatchProposal, batchById, proposalsIn } from '../batches.server.ts'
import { declarationsIn } from '../conflicts.server.ts'
import { type StandingReview, standingReviews } from '../ranking.server.ts'
import { readableByMember } from './readable.ts'

/** A proposal of the batch as a member may know of it. `reviews` is null while others' scores are hidden from them. */
export type SeenProposal = BatchProposal & {
  /** In their reading list, and the state of their own review. */
  mine: ReviewState | null
  declared: boolean
  reviews: StandingReview[] | null
}

export type SeenBatch = { batch: Batch; proposals: SeenProposal[] }

/**
 * A batch through the eyes of a member: nothing of what is closed to them, and the scores of others only of proposals
 * where `maySeeScores` says so. Null when there is no such batch, or nothing in it was ever shown to them.
 */
export async function seenBatch(reader: Reader, actor: Person, id: string): Promise<SeenBatch | null> {
  const batch = await batchById(reader, actor.fund, id)
  if (!batch) return null
  const [all, declarations, mine] = await Promise.all([
    proposalsIn(reader, batch.id),
    declarationsIn(reader, actor.person, batch.round),
    ownReadings(reader, actor),
  ])
  const chair = actor.roles.includes('chair')
  const listing = batch.stage === 'conflicts' || isScoring(batch.stage)
  const known = all.flatMap((proposal) => {
    const grade = gradeOf(declarations, proposal.id)
    const own = mine.get(proposal.id) ?? null
    const shown = grade === null ? listing : mayRead(grade).ok
    if (!shown) return []
    const open = maySeeScores({ grade, own, chair }, batch.stage).ok
    return [{ ...proposal, mine: own, declared: grade !== null, open }]
  })
  if (known.length === 0 && !chair) return null
  const given = await standingReviews(
    reader,
    known.filter(({ open }) => open).map((one) => one.id),
  )
  return {
    batch,
    proposals: known.map(({ open, ...proposal }) => ({
      ...proposal,
      reviews: open ? given.filter((review) => review.proposal === proposal.id) : null,
    })),
  }
}

/** The proposals that a member reads, with the state of their own review. */
async function ownReadings(reader: Reader, actor: Person): Promise<Map<string, ReviewState>> {
  const readable = await reader
    .select({ proposal: readableByMember.proposalId })
    .from(readableByMember)
    .where(eq(readableByMember.personId, actor.person))
  const ids = readable.map((row) => row.proposal)
  if (ids.length === 0) return new Map()
  const own = await reader
    .select({ proposal: reviews.proposalId, state: reviews.state })
    .from(reviews)
    .where(
      and(inArray(reviews.proposalId, ids), eq(reviews.personId, actor.person), isNull(reviews.voidedAt)),
    )
  return new Map(
    ids.map((id) => [id, (own.find((review) => review.proposal === id)?.state ?? 'open') as ReviewState]),
  )
}
