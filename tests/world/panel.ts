import { assignReviewers } from '#app/commands/assign-reviewers.server.ts'
import { declareConflict } from '#app/commands/declare-conflict.server.ts'
import { lockReview } from '#app/commands/lock-review.server.ts'
import { passScreening } from '#app/commands/pass-screening.server.ts'
import { prepareDecision } from '#app/commands/prepare-decision.server.ts'
import { saveAdvice } from '#app/commands/save-advice.server.ts'
import { saveScore } from '#app/commands/save-score.server.ts'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import { tellOfOneself } from '#app/commands/tell-of-oneself.server.ts'
import { type StageForm, turnBatchStage } from '#app/commands/turn-batch-stage.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { assign, type Pair } from '#app/domain/panel/assignment.ts'
import type { BatchMove, BatchStage } from '#app/domain/panel/batch.ts'
import type { ConflictGrade } from '#app/domain/panel/conflict.ts'
import type { DecisionDraft } from '#app/domain/panel/decision.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { db } from '#db/client.server.ts'
import { assignmentPlan } from '#db/queries/assignment-plan.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { submitted, type Wish } from './applying.ts'
import { type CastName, enter, later, operation, type World, yes } from './base.ts'

/** The moments of the panel's path, days after the day of the tests. */
export const moments = {
  screening: later({ days: 1 }),
  conflicts: later({ days: 2 }),
  assignment: later({ days: 3 }),
  scoring: later({ days: 4 }),
  reveal: later({ days: 5 }),
  decision: later({ days: 6 }),
}

const readerNames = ['aukje', 'mohamed', 'sanne', 'wim'] as const satisfies CastName[]
export type ReaderName = (typeof readerNames)[number]
export type Panel = Record<ReaderName | 'grietje' | 'sipke' | 'tjitske', Person>

/** Everybody who reads, leads, prepares and decides. */
export async function aPanel(world: World, at = new Date('2026-01-05T09:00:00Z')): Promise<Panel> {
  const [aukje, mohamed, sanne, wim, grietje, sipke, tjitske] = await Promise.all(
    ([...readerNames, 'grietje', 'sipke', 'tjitske'] as const).map((key) => enter(world, key, at)),
  )
  return { aukje, mohamed, sanne, wim, grietje, sipke, tjitske } as Panel
}

/** Somebody says how they stand to a proposal. */
export function declare(
  actor: Person,
  proposal: string,
  grade: ConflictGrade = 'none',
  at = moments.conflicts,
) {
  const grounds = grade === 'none' ? [] : (['work'] as const)
  return declareConflict(actor, proposal, { operation: operation(), grade, grounds, note: null }, at)
}

/** A proposal of Ineke that passed the first check, in the batch of its round. */
export async function screened(
  world: World,
  panel: Panel,
  wish: Wish = {},
): Promise<{ proposal: string; batch: string; owner: Person }> {
  const owner = await enter(world, 'ineke')
  const { proposal } = await submitted(world, owner, wish)
  await yes(declare(panel.sipke, proposal, 'none', moments.screening))
  const { batch } = await yes(
    passScreening(panel.sipke, proposal, { operation: operation() }, moments.screening),
  )
  return { proposal, batch, owner }
}

/** Readers, chair and approver know nobody, unless a grade is given for them. */
export async function declared(
  panel: Panel,
  proposal: string,
  grades: Partial<Record<keyof Panel, ConflictGrade>> = {},
) {
  for (const key of [...readerNames, 'grietje', 'tjitske'] as const) {
    await yes(declare(panel[key], proposal, grades[key] ?? 'none'))
  }
}

/** The pairs that the automatic assignment proposes. */
export async function proposedPairs(world: World, batchId: string, at = moments.assignment): Promise<Pair[]> {
  const batch = await batchById(db(), world.fund, batchId)
  if (!batch) throw new Error('no batch')
  const { proposals, members, rules } = await assignmentPlan(db(), batch, dayOf(at))
  const verdict = assign(proposals, members, rules)
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reason))
  return verdict.pairs
}

/** Gives every proposal of the batch its readers. */
export async function assigned(world: World, panel: Panel, batch: string, pairs?: Pair[]): Promise<Pair[]> {
  const chosen = pairs ?? (await proposedPairs(world, batch))
  await yes(
    assignReviewers(panel.sipke, batch, { operation: operation(), pairs: chosen }, moments.assignment),
  )
  return chosen
}

export function turn(
  panel: Panel,
  batch: string,
  from: BatchStage,
  move: BatchMove,
  at = moments.scoring,
  said: Pick<StageForm, 'fewer' | 'unadvised'> = {},
) {
  return turnBatchStage(panel.grietje, batch, { operation: operation(), from, move, ...said }, at)
}

/** Scores every V of a proposal with one number, advises and locks. */
export async function reviewed(
  reader: Person,
  proposal: string,
  score = 4,
  at = moments.scoring,
): Promise<void> {
  for (const criterion of criteria) {
    const form = { operation: operation(), score, reason: `Omdat ik een ${score} geef.` }
    await yes(saveScore(reader, proposal, criterion, form, at))
  }
  const advice = {
    operation: operation(),
    advice: score > 2 ? 'fund' : 'do-not-fund',
    condition: null,
    questions: null,
  } as const
  await yes(saveAdvice(reader, proposal, advice, at))
  await yes(lockReview(reader, proposal, { operation: operation() }, at))
}

/** Everybody who was asked reads and locks; the chair turns the scores over. `scores` gives a score by title. */
export async function revealed(
  panel: Panel,
  batch: string,
  pairs: readonly Pair[],
  scoreOf: (pair: Pair) => number = () => 4,
) {
  await yes(turn(panel, batch, 'conflicts', 'open-scoring'))
  for (const pair of pairs) await reviewed(readerWithId(panel, pair.member), pair.proposal, scoreOf(pair))
  await yes(turn(panel, batch, 'scoring', 'lock', moments.reveal))
  await yes(turn(panel, batch, 'locked', 'reveal', moments.reveal))
}

/** Proposals that await a decision, read by three people each, in one batch. */
export async function awaitingDecision(world: World, wishes: readonly (Wish & { score?: number })[] = [{}]) {
  const panel = await aPanel(world)
  const made = []
  for (const wish of wishes) made.push(await screened(world, panel, wish))
  for (const { proposal } of made) await declared(panel, proposal)
  const batch = (made[0] as { batch: string }).batch
  const pairs = await assigned(world, panel, batch)
  const score = new Map(made.map(({ proposal }, index) => [proposal, wishes[index]?.score ?? 4]))
  await revealed(panel, batch, pairs, (pair) => score.get(pair.proposal) ?? 4)
  return {
    panel,
    batch,
    pairs,
    proposals: made.map(({ proposal }) => proposal),
    owner: made[0]?.owner as Person,
  }
}

export const allReasons = Object.fromEntries(
  criteria.map((criterion) => [criterion, `Dit vonden wij van ${criterion}.`]),
)

/** A yes with a reason for each V. */
export function anAward(amount: number, change: Partial<DecisionDraft> = {}): DecisionDraft {
  return {
    outcome: 'award',
    amount,
    lowerReason: 'Hier is dit genoeg voor.',
    conditions: [],
    reasons: allReasons,
    anotherWay: null,
    departureReason: null,
    ...change,
  }
}

/** A no with a reason for each V and another way. */
export function aDecline(change: Partial<DecisionDraft> = {}): DecisionDraft {
  return anAward(0, {
    outcome: 'decline',
    amount: null,
    anotherWay: 'Het wijkteam helpt u verder.',
    ...change,
  })
}

/** A decision that waits for the approver. */
export async function prepared(panel: Panel, proposal: string, draft: DecisionDraft): Promise<string> {
  const form = { operation: operation(), ...draft }
  return (await yes(prepareDecision(panel.sipke, proposal, form, moments.decision))).decision
}

/** A proposal that was awarded what it asked: the grant, before its agreement. */
export async function awarded(world: World, wish: Wish = {}, amount = 20_000_00) {
  const path = await awaitingDecision(world, [wish])
  const [proposal] = path.proposals as [string]
  const decision = await prepared(
    path.panel,
    proposal,
    anAward(amount, { conditions: wish.conditions ?? [] }),
  )
  const taken = await yes(
    takeDecision(path.panel.tjitske, decision, { operation: operation() }, moments.decision),
  )
  return { ...path, proposal, decision, grant: taken.grant as string }
}

function readerWithId(panel: Panel, id: string): Person {
  const reader = readerNames.map((key) => panel[key]).find((person) => person.person === id)
  if (!reader) throw new Error(`${id} does not read`)
  return reader
}

/** Somebody of the panel agrees to be named to everybody. */
export async function agrees(member: Person, at = moments.screening): Promise<void> {
  const facts = { operation: operation(), organisation: null, postcode: null, named: true }
  await yes(tellOfOneself(member, facts, at))
}
