import { and, eq } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { contributionLines, receiptLines } from '#app/domain/ledger/lines.ts'
import type { Cents } from '#app/domain/money.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { contributions, pots } from '#db/schema/index.ts'
import { post } from '#db/writes/ledger.server.ts'

export type ContributionForm = {
  donor: string
  pot: string | null
  amountCents: Cents
  dueOn: IsoDate
  receivedOn: IsoDate | null
  /** The share of a promise that counts as cover until it is paid, in basis points. */
  acceptedShareBp: number
}

/**
 * Books money of a donor, for a pot or for the fund as a whole: received on its value date, or signed for and due on a
 * day. A fact: it is always booked. Refuses `not-found` for a pot that is not of this fund.
 */
export async function bookContribution(
  fund: string,
  by: string,
  form: ContributionForm,
  now: Date,
): Promise<Verdict<{ contribution: string }>> {
  return transaction(async (tx) => {
    const [pot] = form.pot
      ? await tx
          .select({ id: pots.id })
          .from(pots)
          .where(and(eq(pots.fundId, fund), eq(pots.key, form.pot)))
      : []
    if (form.pot && !pot) return refused('not-found')
    const contribution = newId(now)
    const bearing = { pot: pot?.id ?? null }
    const { donor, amountCents, dueOn, receivedOn, acceptedShareBp } = form
    await tx.insert(contributions).values({
      id: contribution,
      fundId: fund,
      potId: pot?.id,
      donor,
      amountCents,
      dueOn,
      receivedOn,
      recordedAt: now,
    })
    await record(tx, { type: 'contribution-booked', fund, actor: by, contribution, at: now })
    const lines = receivedOn
      ? receiptLines('contribution-received', amountCents, receivedOn, null, bearing)
      : contributionLines({ amount: amountCents, dueOn, acceptedShareBp }, bearing)
    await post(tx, { id: newId(now), fund, weighs: 'fact', lines, contribution, by, at: now })
    return allowed({ contribution })
  })
}
