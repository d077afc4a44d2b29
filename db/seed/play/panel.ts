import { assignReviewers } from '#app/commands/assign-reviewers.server.ts'
import { declareConflict } from '#app/commands/declare-conflict.server.ts'
import { lockReview } from '#app/commands/lock-review.server.ts'
import { passScreening } from '#app/commands/pass-screening.server.ts'
import { prepareDecision } from '#app/commands/prepare-decision.server.ts'
import { saveAdvice } from '#app/commands/save-advice.server.ts'
import { saveScore } from '#app/commands/save-score.server.ts'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import { turnBatchStage } from '#app/commands/turn-batch-stage.server.ts'
import { type BatchMove, type BatchStage, batchMoves } from '#app/domain/panel/batch.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import type {
  CastInitiative,
  CastRound,
  ConflictStep,
  DecisionStep,
  ReviewStep,
  RoundKey,
} from '../cast/shape.ts'
import { amount } from './set-up.ts'
import { type Act, actor, instant, known, must, operation, type Stage } from './stage.ts'

type Read = Extract<CastInitiative, { panel: unknown }>

/** From the first check to the decision of one proposal, by whoever does it. */
export function panelActs(stage: Stage, one: CastInitiative): Act[] {
  if (!('panel' in one)) return []
  const decided = 'decision' in one ? decisionActs(stage, one, one.decision) : []
  return [
    { at: instant(one.screening.at), what: `screen ${one.key}`, run: (at) => screen(stage, one, at) },
    ...one.panel.conflicts
      .filter(({ by }) => by !== one.screening.by)
      .map((step) => ({
        at: instant(step.at),
        what: `${step.by} declares on ${one.key}`,
        run: (at: Date) => declare(stage, one, step, at),
      })),
    ...one.panel.reviews.flatMap((review) => reviewActs(stage, one, review)),
    ...decided,
  ]
}

/** Assigning the readers of a round at once, and turning its stages. */
export function batchActs(stage: Stage): Act[] {
  return stage.cast.fund.rounds.flatMap((round) => {
    const read = stage.cast.initiatives.filter(
      (one): one is Read => 'panel' in one && one.round === round.key,
    )
    if (read.length === 0) return []
    const assignedAt = read
      .map((one) => instant(one.panel.assignedAt))
      .sort((a, b) => b.getTime() - a.getTime())[0] as Date
    return [
      { at: assignedAt, what: `assign ${round.key}`, run: (at: Date) => assign(stage, round.key, read, at) },
      ...turnActs(stage, round),
    ]
  })
}

/** Whoever screens says first how they stand to the applicant. */
async function screen(stage: Stage, one: Read, at: Date): Promise<void> {
  const own = one.panel.conflicts.find(({ by }) => by === one.screening.by)
  await declare(stage, one, own ?? { at: one.screening.at, by: one.screening.by, grade: 'none' }, at)
  const { batch } = await must(
    passScreening(
      actor(stage, one.screening.by, at),
      known(stage.proposals, one.key),
      { operation: operation() },
      at,
    ),
  )
  stage.batches.set(one.round, batch)
}

async function declare(
  stage: Stage,
  one: Read,
  { by, grade, grounds, note }: ConflictStep,
  at: Date,
): Promise<void> {
  const form = { operation: operation(), grade, grounds: grounds ?? [], note: note ?? null }
  await must(declareConflict(actor(stage, by, at), known(stage.proposals, one.key), form, at))
}

async function assign(stage: Stage, round: RoundKey, read: readonly Read[], at: Date): Promise<void> {
  const pairs = read.flatMap((one) =>
    one.panel.readers.map((reader) => ({
      proposal: known(stage.proposals, one.key),
      member: known(stage.people, reader).id,
    })),
  )
  await must(
    assignReviewers(
      actor(stage, 'sipke', at),
      known(stage.batches, round),
      { operation: operation(), pairs },
      at,
    ),
  )
}

function turnActs(stage: Stage, round: CastRound): Act[] {
  let from: BatchStage = 'conflicts'
  return round.stages.map(({ to, at: moment, by }) => {
    const stageBefore = from
    const move = Object.entries(batchMoves[stageBefore]).find(([, next]) => next === to)?.[0] as BatchMove
    from = to
    return {
      at: instant(moment),
      what: `${round.key} to ${to}`,
      run: async (at: Date) => {
        await must(
          turnBatchStage(
            actor(stage, by, at),
            known(stage.batches, round.key),
            { operation: operation(), from: stageBefore, move, unadvised: move === 'conclude' },
            at,
          ),
        )
      },
    }
  })
}

function reviewActs(stage: Stage, one: Read, review: ReviewStep): Act[] {
  const proposal = () => known(stage.proposals, one.key)
  const save: Act = {
    at: instant(review.savedAt),
    what: `${review.by} scores ${one.key}`,
    run: async (at) => {
      const member = actor(stage, review.by, at)
      for (const criterion of criteria) {
        const given = review.scores[criterion]
        if (!given) continue
        const score = given.score === 'cannot-judge' ? given.score : Number(given.score)
        await must(
          saveScore(
            member,
            proposal(),
            criterion,
            { operation: operation(), score, reason: given.reason || null },
            at,
          ),
        )
      }
      if (!review.advice) return
      const { advice, adviceCondition, questions } = review
      const form = {
        operation: operation(),
        advice,
        condition: adviceCondition ?? null,
        questions: questions ?? null,
      }
      await must(saveAdvice(member, proposal(), form, at))
    },
  }
  if (!review.lockedAt) return [save]
  const lock: Act = {
    at: instant(review.lockedAt),
    what: `${review.by} locks ${one.key}`,
    run: (at) => must(lockReview(actor(stage, review.by, at), proposal(), { operation: operation() }, at)),
  }
  return [save, lock]
}

function decisionActs(stage: Stage, one: Read, step: DecisionStep): Act[] {
  const award = step.outcome === 'award'
  return [
    {
      at: instant(step.preparedAt),
      what: `prepare decision ${one.key}`,
      run: async (at) => {
        const form = {
          operation: operation(),
          outcome: step.outcome,
          amount: award ? amount(step.amount) : null,
          conditions: award ? step.conditions : [],
          reasons: step.reasons,
          anotherWay: award ? null : step.anotherWay,
          departureReason: null,
        }
        const made = await must(
          prepareDecision(actor(stage, step.preparedBy, at), known(stage.proposals, one.key), form, at),
        )
        stage.decisions.set(one.key, made.decision)
      },
    },
    {
      at: instant(step.decidedAt),
      what: `decide ${one.key}`,
      run: async (at) => {
        const taken = await must(
          takeDecision(
            actor(stage, step.decidedBy, at),
            known(stage.decisions, one.key),
            { operation: operation() },
            at,
          ),
        )
        if (taken.grant) stage.grants.set(one.key, taken.grant)
      },
    },
  ]
}
