import { eq } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { AssignmentRules, Pair, PanelMember } from '#app/domain/panel/assignment.ts'
import { endedFor, leftReason, mayAskByHand } from '#app/domain/panel/by-hand.ts'
import { competes } from '#app/domain/panel/competing.ts'
import { type Declaration, gradeOf, mayScore } from '#app/domain/panel/conflict.ts'
import { type NotAsked, notAskedFor, withExtraReaders } from '#app/domain/panel/extra-readers.ts'
import type { Reader } from '#db/client.server.ts'
import { conflicts, proposals } from '#db/schema/index.ts'
import { type Batch, panelOn, proposalsIn, type Reading, readingsIn } from './batches.server.ts'
import { drawsOf, interestsOf } from './conflicts.server.ts'
import { rankedBatch } from './ranking.server.ts'
import { turnsOf } from './stage-turns.server.ts'

/** Everything an assignment is made from, and who has not said yet how they stand to whom. */
export type AssignmentPlan = {
  proposals: string[]
  members: (PanelMember & { name: string })[]
  rules: AssignmentRules
  /** The same rules for who is added by hand. */
  byHand: AssignmentRules
  /** Why this member is not asked for this proposal; null when they can be, or already read it. */
  whyNot: (pair: Pair) => NotAsked | null
  given: Reading[]
  /** What members read and do not any more, with the reason. */
  ended: Reading[]
  undeclared: { member: string; name: string; proposals: number }[]
}

/**
 * Who could read what in this batch. Before and while scoring every proposal gets the readers of its round; when extra
 * readers are asked, the proposals that lay in the grey zone get as many more as the fund sets, or as can be found. Only
 * who declared may be asked.
 */
export async function assignmentPlan(reader: Reader, batch: Batch, day: IsoDate): Promise<AssignmentPlan> {
  const sent = await proposalsIn(reader, batch.id)
  const all = sent.map(({ id }) => id)
  const extra = batch.stage === 'extra-reviews'
  const [members, readings, declared, draws] = await Promise.all([
    panelOn(reader, batch.fund, day),
    readingsIn(reader, batch.id),
    declarationsOf(reader, batch.round),
    drawsOf(reader, all),
  ])
  const held = await interestsOf(
    reader,
    members.map(({ id }) => id),
  )
  const given = readings.filter((reading) => !reading.returned)
  const wanted = extra ? await forExtraReaders(reader, batch, day, given) : all
  const left = new Set(readings.filter(hasLeft).map((reading) => reading.member))
  const ended = readings.filter((reading) => reading.returned)
  const endedBecause = new Map(ended.map((reading) => [keyOf(reading), endedFor(reading.returnReason)]))
  const pillars = new Map(sent.map((proposal) => [proposal.id, proposal.pillars]))
  const whyNot = (pair: Pair): NotAsked | null => {
    const own = declared.get(pair.member) ?? []
    const draw = draws.get(pair.proposal)
    const interestBeside =
      draw !== undefined && held.some((one) => one.person === pair.member && competes(one.draw, draw))
    if (left.has(pair.member)) return 'left'
    const near = notAskedFor(mayScore(gradeOf(own, pair.proposal), { interestBeside }))
    return near ?? endedBecause.get(keyOf(pair)) ?? null
  }
  const rules: AssignmentRules = {
    perProposal: batch.perProposal,
    load: batch.settings.reviewsPerMember,
    mix: batch.perProposal > 1,
    mayTake: (pair) => whyNot(pair) === null,
    given,
    seed: batch.id,
    ...(isCompared(batch) && { design: { pillarsOf: (id) => pillars.get(id) ?? [], acrossBp } }),
  }
  const inStage = (kept: AssignmentRules) =>
    extra ? withExtraReaders(wanted, members, kept, batch.settings.extraReviewers) : kept
  return {
    proposals: wanted,
    members,
    given,
    ended,
    rules: inStage(rules),
    byHand: inStage({ ...rules, mayTake: (pair) => mayAskByHand(whyNot(pair)) }),
    whyNot,
    undeclared: members.flatMap(({ id, name }) => {
      const own = declared.get(id) ?? []
      const open = wanted.filter((proposal) => gradeOf(own, proposal) === null)
      return open.length > 0 && !left.has(id) ? [{ member: id, name, proposals: open.length }] : []
    }),
  }
}

/** The least share of reviews across pillars, in basis points. */
const acrossBp = 2_000

/** Small starts are not ranked, and extra readers come on top of a design that was made before. */
function isCompared({ track, stage }: Batch): boolean {
  return track === 'full' && stage !== 'extra-reviews'
}

/** Who dropped out of a batch is asked for nothing more in it. */
function hasLeft({ returned, returnReason }: Reading): boolean {
  return returned && returnReason === leftReason
}

/**
 * What lay in the grey zone when extra readers were asked, so that it does not move while they score, and what already
 * has one.
 */
async function forExtraReaders(
  reader: Reader,
  batch: Batch,
  day: IsoDate,
  given: readonly Reading[],
): Promise<string[]> {
  const turns = await turnsOf(reader, batch.id)
  const asked = turns.findLast(({ to }) => to === 'extra-reviews')?.at
  const { rows } = (await rankedBatch(reader, batch, day, asked)).ranking
  const has = new Set(
    given.filter(({ assignedAt }) => asked && assignedAt >= asked).map(({ proposal }) => proposal),
  )
  return rows
    .filter(({ place, proposal }) => place === 'grey-zone' || has.has(proposal))
    .map((row) => row.proposal)
}

async function declarationsOf(reader: Reader, round: string): Promise<Map<string, Declaration[]>> {
  const rows = await reader
    .select({
      person: conflicts.personId,
      proposal: conflicts.proposalId,
      grade: conflicts.grade,
      declaredAt: conflicts.declaredAt,
    })
    .from(conflicts)
    .innerJoin(proposals, eq(proposals.id, conflicts.proposalId))
    .where(eq(proposals.roundId, round))
    .orderBy(conflicts.declaredAt, conflicts.id)
  const byPerson = new Map<string, Declaration[]>()
  for (const { person, ...declaration } of rows) {
    byPerson.set(person, [...(byPerson.get(person) ?? []), declaration as Declaration])
  }
  return byPerson
}

function keyOf(pair: Pair): string {
  return `${pair.proposal}|${pair.member}`
}
