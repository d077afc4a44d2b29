import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canReceive } from '#app/domain/ledger/contribution.ts'
import { refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import { type ContributionForm, enterContribution } from './book-contribution.server.ts'

/**
 * The manager enters what a donor signed for, or what came in without a promise. Refuses `not-found`, and
 * `value-date-wrong` for a day of receipt before the fund began or still to come.
 */
export async function promiseContribution(
  actor: Person,
  form: ContributionForm & { operation: string },
  now: Date,
): Promise<Verdict<{ contribution: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'promise-contribution', ...form }, now, async () => {
      const may = can(actor, 'book-contribution')
      if (!may.ok) return may
      const fund = await fundById(tx, actor.fund)
      if (!fund) return refused('not-found')
      const between = { from: fund.startsOn, to: dayOf(now) }
      const receipt = form.receivedOn && { cents: form.amountCents, valueOn: form.receivedOn }
      const verdict = receipt ? canReceive(receipt, between) : may
      if (!verdict.ok) return verdict
      return enterContribution(tx, actor.fund, actor.id, form, now)
    }),
  )
}
