import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canReceive, receivedLines } from '#app/domain/ledger/contribution.ts'
import type { Cents } from '#app/domain/money.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { contributionById } from '#db/queries/contributions.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import { contributionReceipts } from '#db/schema/index.ts'
import { post } from '#db/writes/ledger.server.ts'
import { lockContribution } from '#db/writes/money.server.ts'

export type ReceiptForm = { operation: string; amount: Cents; valueDate: IsoDate }

/**
 * Says that money of a promise came in, on the value date of the bank: all of it, a part, or more. A fact: always booked,
 * and as much of the expectation ends. Refuses `not-found` and `value-date-wrong`.
 */
export async function receiveContribution(
  actor: Person,
  contributionId: string,
  form: ReceiptForm,
  now: Date,
): Promise<Verdict<{ contribution: string }>> {
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'receive-contribution', contribution: contributionId, ...form },
      now,
      async () => {
        const may = can(actor, 'book-contribution')
        if (!may.ok) return may
        return bookReceived(tx, actor, contributionId, form, now)
      },
    ),
  )
}

/** The same inside a transaction that is open; it posts, so nothing that locks may follow it. */
export async function bookReceived(
  tx: Tx,
  actor: Person,
  contributionId: string,
  { amount, valueDate }: Omit<ReceiptForm, 'operation'>,
  now: Date,
): Promise<Verdict<{ contribution: string }>> {
  const fund = await fundById(tx, actor.fund)
  await lockContribution(tx, actor.fund, contributionId)
  const promised = fund && (await contributionById(tx, actor.fund, contributionId))
  if (!promised) return refused('not-found')
  const receipt = { cents: amount, valueOn: valueDate }
  const verdict = canReceive(receipt, { from: fund.startsOn, to: dayOf(now) })
  if (!verdict.ok) return verdict
  const id = newId(now)
  const booked = { bookedBy: actor.id, bookedAt: now }
  await tx
    .insert(contributionReceipts)
    .values({ id, fundId: fund.id, contributionId: promised.id, ...receipt, ...booked })
  const about = { contribution: promised.id, receipt: id, amount }
  await record(tx, { type: 'contribution-received', fund: fund.id, actor: actor.id, ...about, at: now })
  await post(tx, {
    id: newId(now),
    fund: fund.id,
    weighs: 'fact',
    lines: receivedLines(promised, promised.due, receipt, { pot: promised.pot }),
    contribution: promised.id,
    by: actor.id,
    at: now,
  })
  return allowed({ contribution: promised.id })
}
