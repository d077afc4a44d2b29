import { and, eq } from 'drizzle-orm'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import { dayOf, later } from '#app/domain/calendar.ts'
import { canTake, type FundDecisionData } from '#app/domain/ledger/fund-decision.ts'
import { transferLines } from '#app/domain/ledger/lines.ts'
import { allowed, firstRefusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type FundDecision, fundDecisionById } from '#db/queries/fund-decisions.server.ts'
import { fundDecisions, funds, pots, rounds, yearCeilings } from '#db/schema/index.ts'
import { post } from '#db/writes/ledger.server.ts'
import { lockFund, lockFundDecision } from '#db/writes/money.server.ts'
import { judgeFundDecision } from './fund-deciding.server.ts'

/** May this person take it now? Asked by the command, and by the page before it shows a button. */
export function canTakeFundDecision(
  decision: FundDecision,
  actor: Pick<Person, 'person' | 'steppedUpAt'>,
  now: Date,
): Verdict {
  return firstRefusal(canTake(decision, actor.person), steppedUp(actor, now))
}

/**
 * Takes a prepared decision about the fund's own money, by somebody else than who prepared it: the transfer is posted, on
 * its day or on this one when that has passed, the ceiling set, or the fund closed for good. Refuses `not-found`,
 * `same-person`, `step-up-needed`, `not-in-this-state`, what `judgeFundDecision` refuses as the books stand now, and
 * `cover-short` (on, short, before).
 */
export async function takeFundDecision(
  actor: Person,
  decisionId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ decision: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'take-fund-decision', decision: decisionId, ...form }, now, async () => {
      const may = can(actor, 'take-fund-decision')
      if (!may.ok) return may
      await lockFundDecision(tx, actor.fund, decisionId)
      const decision = await fundDecisionById(tx, actor.fund, decisionId)
      if (!decision) return refused('not-found')
      const taking = canTakeFundDecision(decision, actor, now)
      if (!taking.ok) return taking
      await lockFund(tx, actor.fund)
      const verdict = await judgeFundDecision(tx, actor.fund, decision.data, {
        now,
        decision: decision.id,
      })
      if (!verdict.ok) return verdict
      await tx
        .update(fundDecisions)
        .set({ takenBy: actor.person, takenAt: now })
        .where(eq(fundDecisions.id, decision.id))
      const about = { decision: decision.id, kind: decision.data.kind }
      await record(tx, { type: 'fund-decision-taken', fund: actor.fund, actor: actor.id, ...about, at: now })
      await carryOut(tx, actor, decision.data, now)
      return allowed({ decision: decision.id })
    }),
  )
}

async function carryOut(tx: Tx, actor: Person, data: FundDecisionData, now: Date): Promise<void> {
  if (data.kind === 'ceiling') return setCeiling(tx, actor.fund, data, now)
  if (data.kind === 'closing') {
    await tx
      .update(funds)
      .set({ closedOn: dayOf(now) })
      .where(eq(funds.id, actor.fund))
    return
  }
  const on = later(data.on, dayOf(now))
  await post(tx, {
    id: newId(now),
    fund: actor.fund,
    weighs: 'decision',
    lines: transferLines(data.cents, on, data.from, data.to),
    by: actor.id,
    at: now,
  })
}

async function setCeiling(
  tx: Tx,
  fund: string,
  { scope, scopeId, ceiling: ceilingCents }: Extract<FundDecisionData, { kind: 'ceiling' }>,
  now: Date,
): Promise<void> {
  if (scope === 'fund') await tx.update(funds).set({ ceilingCents }).where(eq(funds.id, fund))
  if (scope === 'pot')
    await tx
      .update(pots)
      .set({ ceilingCents })
      .where(and(eq(pots.fundId, fund), eq(pots.id, scopeId)))
  if (scope === 'round')
    await tx
      .update(rounds)
      .set({ ceilingCents })
      .where(and(eq(rounds.fundId, fund), eq(rounds.id, scopeId)))
  if (scope !== 'year') return
  await tx
    .insert(yearCeilings)
    .values({ id: newId(now), fundId: fund, year: Number(scopeId), ceilingCents })
    .onConflictDoUpdate({ target: [yearCeilings.fundId, yearCeilings.year], set: { ceilingCents } })
}
