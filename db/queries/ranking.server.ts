import { and, eq, inArray, isNull, lt } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { approximate, type Fraction } from '#app/domain/fraction.ts'
import { type Cents, cents, sumCents } from '#app/domain/money.ts'
import { afterMeeting } from '#app/domain/panel/meeting.ts'
import { meanOf, type Ranking, rank } from '#app/domain/panel/ranking.ts'
import { dividedByPanel, firstStart, type Limit } from '#app/domain/panel/room.ts'
import type { Criterion } from '#app/domain/panel/rubric.ts'
import { type Advice, type CriterionScore, weightedScore } from '#app/domain/panel/score.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, people, reviewScores, reviews } from '#db/schema/index.ts'
import { type Batch, type BatchProposal, proposalsIn } from './batches.server.ts'
import { meetingScoresOf } from './meeting.server.ts'
import { headroomOf, limitsFor } from './room.server.ts'

/** A locked review that stands, with its scores. */
export type StandingReview = {
  id: string
  proposal: string
  member: string
  name: string
  advice: Advice | null
  condition: string | null
  questions: string | null
  /** As they were locked. */
  scores: CriterionScore[]
  /** What this member scored anew in the meeting, beside what was locked. */
  anew: { criterion: Criterion; score: number; reason: string | null }[]
}

export type RankedBatch = {
  proposals: BatchProposal[]
  ranking: Ranking
  /** The money that the panel divides, in cents, and what bounds it. */
  room: Cents
  limits: Limit[]
  headroom: Cents
  /** The first day on which a plan of the batch wants to start, or today. */
  from: IsoDate
  /** The mean as it was before the meeting, of proposals that were scored anew in it. */
  before: { proposal: string; mean: number | null }[]
  /** The lowest and the highest that a reader gave, by proposal with a score. */
  extremes: { proposal: string; low: number; high: number }[]
}

/**
 * The ranking of a batch by the locked reviews that stand (or only those locked before a moment), with a score of the
 * meeting in the place of the locked one, and with the line of the money: what is free under every ceiling and in the
 * headroom of fund and pot, from the first day on which a plan of the batch wants to start. Only for who may see
 * averages: the caller looks at the stage first.
 */
export async function rankedBatch(
  reader: Reader,
  batch: Batch,
  day: IsoDate,
  lockedBefore?: Date,
): Promise<RankedBatch> {
  const proposals = await proposalsIn(reader, batch.id)
  const ids = proposals.map(({ id }) => id)
  const [standing, limits, awarded] = await Promise.all([
    standingReviews(reader, ids, lockedBefore),
    limitsFor(reader, batch, day),
    awardedTo(reader, ids),
  ])
  const from = firstStart(proposals, day)
  const [ofFund, ofPot] = await Promise.all([
    headroomOf(reader, batch.fund, batch.fund, from),
    headroomOf(reader, batch.fund, batch.pot, from),
  ])
  const room = dividedByPanel(limits, [ofFund, ofPot], awarded)
  const weighted = (id: string, scoresIn: (review: StandingReview) => CriterionScore[]) =>
    standing
      .filter((review) => review.proposal === id)
      .map((review) => weightedScore(scoresIn(review), batch.weights))
      .filter((score): score is Fraction => score !== null)
  const scored = proposals.map(({ id, asked }) => ({
    proposal: id,
    asked,
    scores: weighted(id, (review) => afterMeeting(review.scores, review.anew)),
  }))
  const changed = new Set(standing.flatMap(({ proposal, anew }) => (anew.length > 0 ? [proposal] : [])))
  const before = [...changed].map((proposal) => {
    const mean = meanOf(weighted(proposal, (review) => review.scores))
    return { proposal, mean: mean && approximate(mean) }
  })
  const extremes = scored.flatMap(({ proposal, scores }) => {
    const numbers = scores.map(approximate)
    return numbers.length > 0 ? [{ proposal, low: Math.min(...numbers), high: Math.max(...numbers) }] : []
  })
  return {
    proposals,
    ranking: rank(scored, room),
    room,
    limits,
    headroom: cents(Math.min(ofFund, ofPot)),
    from,
    before,
    extremes,
  }
}

/** The locked reviews of proposals that were not made void, or only those locked before a moment. */
export async function standingReviews(
  reader: Reader,
  ids: readonly string[],
  lockedBefore?: Date,
): Promise<StandingReview[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .select({ review: reviews, name: people.name })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.personId))
    .where(
      and(
        inArray(reviews.proposalId, [...ids]),
        eq(reviews.state, 'locked'),
        isNull(reviews.voidedAt),
        lockedBefore && lt(reviews.lockedAt, lockedBefore),
      ),
    )
    .orderBy(people.name)
  const [scores, anew] = await Promise.all([
    scoresOf(
      reader,
      rows.map(({ review }) => review.id),
    ),
    meetingScoresOf(reader, ids),
  ])
  return rows.map(({ review, name }) => ({
    id: review.id,
    proposal: review.proposalId,
    member: review.personId,
    name,
    advice: review.advice as Advice | null,
    condition: review.condition,
    questions: review.questions,
    scores: scores.get(review.id) ?? [],
    anew: anew
      .filter(({ proposal, member }) => proposal === review.proposalId && member === review.personId)
      .map(({ criterion, score, reason }) => ({ criterion, score, reason })),
  }))
}

/** The scores of reviews, by review. */
export async function scoresOf(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, CriterionScore[]>> {
  const byReview = new Map<string, CriterionScore[]>()
  if (ids.length === 0) return byReview
  const rows = await reader
    .select()
    .from(reviewScores)
    .where(inArray(reviewScores.reviewId, [...ids]))
  for (const { reviewId, criterion, score, cannotJudge, reason } of rows) {
    const one = { criterion: criterion as Criterion, score, cannotJudge, reason }
    byReview.set(reviewId, [...(byReview.get(reviewId) ?? []), one])
  }
  return byReview
}

/** What proposals were awarded already, together, in cents. */
async function awardedTo(reader: Reader, ids: readonly string[]): Promise<Cents> {
  if (ids.length === 0) return sumCents([])
  const rows = await reader
    .select({ amount: grants.amountCents })
    .from(grants)
    .where(inArray(grants.proposalId, [...ids]))
  return sumCents(rows.map((row) => row.amount))
}
