import { and, eq } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Cents } from '#app/domain/money.ts'
import type { Weights } from '#app/domain/panel/rubric.ts'
import { formVersion } from '#app/domain/proposal/schema.ts'
import { judgeWeights, type Track } from '#app/domain/round.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { pots, rounds } from '#db/schema/index.ts'

export type RoundForm = {
  slug: string
  name: string
  track: Track
  pot: string
  opensAt: Date
  closesAt: Date
  decideBy: IsoDate
  ceilingCents: Cents
  minCents: Cents
  maxCents: Cents
  reviewersPerProposal: number
  weightsBp: Weights
  twoSignaturesAboveCents: Cents
  /** Weeks from sending to decision, where the round has its own. */
  decisionWeeks?: number
}

/**
 * Makes a round of a pot that everybody knows of, with its dates, ceiling and limits (cents) and the weights of the V's (basis points). Refuses
 * `weights-not-hundred`, `dates-out-of-order`, and `not-found` for a pot of another fund.
 */
export async function makeRound(
  fund: string,
  by: string,
  form: RoundForm,
  now: Date,
): Promise<Verdict<{ round: string }>> {
  return transaction(async (tx) => {
    const weights = judgeWeights(form.weightsBp)
    if (!weights.ok) return weights
    if (form.opensAt >= form.closesAt)
      return refused('dates-out-of-order', { from: 'opensAt', to: 'closesAt' })
    const [pot] = await tx
      .select({ id: pots.id })
      .from(pots)
      .where(and(eq(pots.fundId, fund), eq(pots.key, form.pot)))
    if (!pot) return refused('not-found')
    const { pot: _pot, ...row } = form
    const round = newId(now)
    await tx.insert(rounds).values({
      id: round,
      fundId: fund,
      potId: pot.id,
      ...row,
      formVersion,
      publishedAt: now,
      createdAt: now,
    })
    await record(tx, { type: 'round-made', fund, actor: by, round, at: now })
    return allowed({ round })
  })
}
