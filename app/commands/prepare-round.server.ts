import { can, type Person } from '#app/domain/access.ts'
import { addDays, amsterdamInstant, dayOf } from '#app/domain/calendar.ts'
import { equalWeights } from '#app/domain/panel/rubric.ts'
import { formVersion } from '#app/domain/proposal/schema.ts'
import { keyOf } from '#app/domain/results/programme-edit.ts'
import { judgeRoundPlan, lastDay, type RoundPlan } from '#app/domain/round.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { fundById, potsOf } from '#db/queries/fund.server.ts'
import { type Round, roundById, slugTaken } from '#db/queries/rounds.server.ts'
import { rounds } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'
import { copyRoundForm } from './edit-round-form.server.ts'

/**
 * Prepares a round that nobody outside knows of yet, with the same weight for each V. Refuses `not-found` to who may not
 * make one and for an unknown pot, and what `judgeRoundPlan` refuses.
 */
export async function prepareRound(
  actor: Person,
  { operation, ...plan }: RoundPlan & { operation: string },
  now: Date,
): Promise<Verdict<{ round: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'prepare-round', operation, ...plan }, now, async () => {
      const may = can(actor, 'make-round')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const row = await rowOf(tx, actor.fund, plan)
      if (!row.ok) return row
      const own = { formVersion, weightsBp: equalWeights }
      return allowed({ round: await addRound(tx, actor, plan.name, { ...row.row, ...own }, now) })
    }),
  )
}

/**
 * Prepares a round like another: the same track, pot, amounts, weights, words and questions of its own, from four weeks on and as long as that
 * one was. Refuses `not-found`.
 */
export async function copyRound(
  actor: Person,
  roundId: string,
  { operation, name }: { operation: string; name: string },
  now: Date,
): Promise<Verdict<{ round: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'copy-round', round: roundId, operation, name }, now, async () => {
      const may = can(actor, 'make-round')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const from = await roundById(tx, actor.fund, roundId)
      if (!from) return refused('not-found')
      const pot = (await potsOf(tx, actor.fund)).find(({ key }) => key === from.pot)
      if (!pot) return refused('not-found')
      const shift = addDays(dayOf(now), daysAhead)
      const { track, ceilingCents, minCents, maxCents, twoSignaturesAboveCents, reviewersPerProposal } = from
      const same = { track, ceilingCents, minCents, maxCents, twoSignaturesAboveCents, reviewersPerProposal }
      const words = { weightsBp: from.weights, rubric: from.rubric, practice: from.practice }
      const row = {
        ...same,
        ...words,
        potId: pot.id,
        formVersion,
        decisionWeeks: from.ownWeeks,
        ...shiftedDays(from, shift),
        isTest: from.isTest,
      }
      const round = await addRound(tx, actor, name, row, now)
      await copyRoundForm(tx, actor, from.id, round, now)
      return allowed({ round })
    }),
  )
}

/** How long before a copied round opens: time enough to look at it. */
const daysAhead = 28

function shiftedDays(from: Round, opensOn: string) {
  const [first, last] = [dayOf(from.opensAt), lastDay(from) ?? dayOf(from.closesAt)]
  const days = (day: string) => Math.round((Date.parse(day) - Date.parse(first)) / 86_400_000)
  return {
    opensAt: amsterdamInstant(opensOn),
    closesAt: amsterdamInstant(addDays(opensOn, days(last) + 1)),
    decideBy: addDays(opensOn, days(from.decideBy)),
  }
}

type NewRow = Omit<typeof rounds.$inferInsert, 'id' | 'fundId' | 'slug' | 'name' | 'createdAt'>

async function addRound(tx: Tx, actor: Person, name: string, row: NewRow, now: Date): Promise<string> {
  const round = newId(now)
  const slug = await freeSlug(tx, actor.fund, name)
  await tx
    .insert(rounds)
    .values({ ...row, id: round, fundId: actor.fund, slug, name: name.trim(), createdAt: now })
  await record(tx, { type: 'round-made', fund: actor.fund, actor: actor.id, round, at: now })
  return round
}

/** The columns of a plan; refuses what cannot be. */
export async function rowOf(tx: Tx, fundId: string, plan: RoundPlan): Promise<Verdict<{ row: PlanRow }>> {
  const [fund, pots] = [await fundById(tx, fundId), await potsOf(tx, fundId)]
  const pot = pots.find(({ key }) => key === plan.pot)
  if (!fund || !pot) return refused('not-found')
  const verdict = judgeRoundPlan(plan, { fund, potCeilingCents: pot.ceilingCents })
  if (!verdict.ok) return verdict
  const { name: _name, pot: _pot, opensOn, closesOn, ...same } = plan
  const days = {
    opensAt: amsterdamInstant(opensOn),
    closesAt: amsterdamInstant(addDays(closesOn, 1)),
  }
  return allowed({ row: { ...same, ...days, potId: pot.id } })
}
type PlanRow = Omit<NewRow, 'formVersion' | 'weightsBp'>

async function freeSlug(tx: Tx, fund: string, name: string): Promise<string> {
  const wished = keyOf(name) || 'ronde'
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wished : `${wished}-${number}`
    if (!(await slugTaken(tx, fund, slug))) return slug
  }
}
