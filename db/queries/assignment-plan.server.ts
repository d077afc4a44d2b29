import { eq } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type AssignmentRules, assign, type Pair, type PanelMember } from '#app/domain/panel/assignment.ts'
import { leftReason, takenAwayReason } from '#app/domain/panel/by-hand.ts'
import { competes } from '#app/domain/panel/competing.ts'
import { type Declaration, gradeOf, mayScore } from '#app/domain/panel/conflict.ts'
import type { Reader } from '#db/client.server.ts'
import { conflicts, proposals } from '#db/schema/index.ts'
import { type Batch, panelOn, proposalsIn, type Reading, readingsIn } from './batches.server.ts'
import { drawsOf, interestsOf } from './conflicts.server.ts'
import { rankedBatch } from './ranking.server.ts'

/** Everything an assignment is made from, and who has not said yet how they stand to whom. */
export type AssignmentPlan = {
  proposals: string[]
  members: (PanelMember & { name: string })[]
  rules: AssignmentRules
  given: Reading[]
  undeclared: { member: string; name: string; proposals: number }[]
}

/**
 * Who could read what in this batch. Before and while scoring every proposal gets the readers of its round; when extra
 * readers are asked, the proposals in the grey zone get as many more as the fund sets. Only who declared may be asked.
 */
export async function assignmentPlan(reader: Reader, batch: Batch, day: IsoDate): Promise<AssignmentPlan> {
  const sent = await proposalsIn(reader, batch.id)
  const all = sent.map(({ id }) => id)
  const extra = batch.stage === 'extra-reviews'
  const wanted = extra ? await inGreyZone(reader, batch, day) : all
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
  const left = new Set(readings.filter(hasLeft).map((reading) => reading.member))
  const returned = new Set(readings.filter(isGivenBack).map(keyOf))
  const pillars = new Map(sent.map((proposal) => [proposal.id, proposal.pillars]))
  const mayTake = (pair: Pair) => {
    const own = declared.get(pair.member) ?? []
    const draw = draws.get(pair.proposal)
    const interestBeside =
      draw !== undefined && held.some((one) => one.person === pair.member && competes(one.draw, draw))
    const free = !left.has(pair.member) && !returned.has(keyOf(pair))
    return free && mayScore(gradeOf(own, pair.proposal), { interestBeside }).ok
  }
  const rules: AssignmentRules = {
    perProposal: batch.perProposal,
    load: batch.settings.reviewsPerMember,
    mix: batch.perProposal > 1,
    mayTake,
    given,
    seed: batch.id,
    ...(isCompared(batch) && { design: { pillarsOf: (id) => pillars.get(id) ?? [], acrossBp } }),
  }
  return {
    proposals: wanted,
    members,
    given,
    rules: extra ? withExtraReaders(wanted, members, rules, batch.settings.extraReviewers) : rules,
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

/** What the fund took away by hand can be given again; what a member gave back cannot. */
function isGivenBack({ returned, returnReason }: Reading): boolean {
  return returned && returnReason !== takenAwayReason
}

/** As many extra readers as the fund sets, or fewer where the panel is too small for that; one at least. */
function withExtraReaders(
  wanted: string[],
  members: PanelMember[],
  rules: AssignmentRules,
  most: number,
): AssignmentRules {
  for (let extra = most; extra > 1; extra--) {
    const more = { ...rules, perProposal: rules.perProposal + extra }
    if (assign(wanted, members, more).ok) return more
  }
  return { ...rules, perProposal: rules.perProposal + Math.min(1, most) }
}

async function inGreyZone(reader: Reader, batch: Batch, day: IsoDate): Promise<string[]> {
  const { rows } = (await rankedBatch(reader, batch, day)).ranking
  return rows.filter((row) => row.place === 'grey-zone').map((row) => row.proposal)
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
