import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { BatchStage } from '#app/domain/panel/batch.ts'
import { type Criterion, type OwnRubric, ownRubricSchema } from '#app/domain/panel/rubric.ts'
import type { Advice, CriterionScore, ReviewState } from '#app/domain/panel/score.ts'
import { documentSchema, type FrozenDocument } from '#app/domain/proposal/schema.ts'
import type { Reader } from '#db/client.server.ts'
import { batches, proposals, reviewScores, reviews, rounds, submissions } from '#db/schema/index.ts'
import { isUuid } from '../ids.ts'
import { readableByMember } from './readable.ts'

/** A proposal as a member reads it: its newest frozen copy. */
export type ReadableProposal = {
  id: string
  title: string
  reference: string
  batch: string
  batchName: string
  stage: BatchStage
  decideBy: string
  mayScore: boolean
  rubric: OwnRubric
  practice: boolean
  submission: string
  /** Null after erasure. */
  document: FrozenDocument | null
}

/** A proposal through the view that is closed by default; null when it is not open to this member. */
export async function readableProposal(
  reader: Reader,
  actor: Person,
  id: string,
): Promise<ReadableProposal | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({
      id: proposals.id,
      title: proposals.title,
      reference: proposals.reference,
      batch: batches.id,
      batchName: batches.name,
      stage: batches.stage,
      decideBy: rounds.decideBy,
      mayScore: readableByMember.mayScore,
      rubric: rounds.rubric,
      practice: rounds.practice,
      submission: submissions.id,
      document: submissions.document,
    })
    .from(readableByMember)
    .innerJoin(proposals, eq(proposals.id, readableByMember.proposalId))
    .innerJoin(batches, eq(batches.id, proposals.batchId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(submissions, eq(submissions.proposalId, proposals.id))
    .where(
      and(
        eq(readableByMember.proposalId, id),
        eq(readableByMember.personId, actor.person),
        eq(proposals.fundId, actor.fund),
      ),
    )
    .orderBy(desc(submissions.number))
    .limit(1)
  if (!row) return null
  return {
    ...row,
    reference: row.reference ?? '',
    stage: row.stage as BatchStage,
    rubric: ownRubricSchema.parse(row.rubric),
    document: row.document && documentSchema.parse(row.document),
  }
}

export type ReadableCopy = { number: number; submittedAt: Date; document: FrozenDocument | null }

/** Every frozen copy of a proposal that is open to this member, the first one first. */
export async function readableCopies(reader: Reader, actor: Person, id: string): Promise<ReadableCopy[]> {
  const rows = await reader
    .select({
      number: submissions.number,
      submittedAt: submissions.submittedAt,
      document: submissions.document,
    })
    .from(readableByMember)
    .innerJoin(proposals, eq(proposals.id, readableByMember.proposalId))
    .innerJoin(submissions, eq(submissions.proposalId, proposals.id))
    .where(
      and(
        eq(readableByMember.proposalId, id),
        eq(readableByMember.personId, actor.person),
        eq(proposals.fundId, actor.fund),
      ),
    )
    .orderBy(asc(submissions.number))
  return rows.map((row) => ({ ...row, document: row.document && documentSchema.parse(row.document) }))
}

export type OwnReview = {
  state: ReviewState
  advice: Advice | null
  condition: string | null
  questions: string | null
  scores: CriterionScore[]
  savedAt: Date | null
}

/** What a member gave on a frozen copy so far; an empty, open review when they did not begin. */
export async function ownReview(reader: Reader, actor: Person, submission: string): Promise<OwnReview> {
  const [review] = await reader
    .select()
    .from(reviews)
    .where(
      and(eq(reviews.submissionId, submission), eq(reviews.personId, actor.person), isNull(reviews.voidedAt)),
    )
  if (!review)
    return { state: 'open', advice: null, condition: null, questions: null, scores: [], savedAt: null }
  const scores = await reader.select().from(reviewScores).where(eq(reviewScores.reviewId, review.id))
  const saved = scores.map((score) => score.savedAt.getTime())
  return {
    state: review.state as ReviewState,
    advice: review.advice as Advice | null,
    condition: review.condition,
    questions: review.questions,
    scores: scores.map(({ criterion, score, cannotJudge, reason }) => ({
      criterion: criterion as Criterion,
      score,
      cannotJudge,
      reason,
    })),
    savedAt: saved.length > 0 ? new Date(Math.max(...saved)) : null,
  }
}
