import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { canReturn } from '#app/domain/ledger/fund-decision.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { fundDecisionById } from '#db/queries/fund-decisions.server.ts'
import { fundDecisions } from '#db/schema/index.ts'
import { lockFundDecision } from '#db/writes/money.server.ts'

/**
 * Ends a prepared decision about the fund's own money with a reason: who decides gives it back, or who prepared it takes
 * it back. Refuses `not-found` to others, and `not-in-this-state` once it ended.
 */
export async function returnFundDecision(
  actor: Person,
  decisionId: string,
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ decision: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'return-fund-decision', decision: decisionId, ...form }, now, async () => {
      await lockFundDecision(tx, actor.fund, decisionId)
      const decision = await fundDecisionById(tx, actor.fund, decisionId)
      if (!decision || !mayReturn(actor, decision)) return refused('not-found')
      const verdict = canReturn(decision)
      if (!verdict.ok) return verdict
      await tx
        .update(fundDecisions)
        .set({ returnedBy: actor.person, returnedAt: now, returnedReason: form.reason })
        .where(eq(fundDecisions.id, decision.id))
      const event = {
        fund: actor.fund,
        actor: actor.id,
        decision: decision.id,
        preparedBy: decision.preparedBy,
      }
      await record(tx, { type: 'fund-decision-returned', ...event, at: now })
      return allowed({ decision: decision.id })
    }),
  )
}

function mayReturn(actor: Person, decision: { preparedBy: string }): boolean {
  const own = decision.preparedBy === actor.person && can(actor, 'return-fund-decision').ok
  return own || can(actor, 'take-fund-decision').ok
}
