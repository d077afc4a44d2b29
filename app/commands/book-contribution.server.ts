import { and, eq } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { promiseLines } from '#app/domain/ledger/contribution.ts'
import { receiptLines } from '#app/domain/ledger/lines.ts'
import type { Cents } from '#app/domain/money.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { contributionReceipts, contributions, donors, pots } from '#db/schema/index.ts'
import { post } from '#db/writes/ledger.server.ts'

export type ContributionForm = {
  donor: string
  /** The key of the pot that the donor earmarks it for; null for the fund as a whole. */
  pot: string | null
  amountCents: Cents
  dueOn: IsoDate
  receivedOn: IsoDate | null
  /** The share of a promise that counts as cover until it is paid, in basis points. */
  acceptedShareBp: number
  /** Where the donor says so: a letter, an agreement. */
  source?: string | null
}

/**
 * Books money of a donor, for a pot or for the fund as a whole: received on its value date, or signed for and due on a
 * day. A donor is known by name; a new one is entered. A fact: it is always booked. Refuses `not-found` for a pot that
 * is not of this fund.
 */
export async function bookContribution(
  fund: string,
  by: string,
  form: ContributionForm,
  now: Date,
): Promise<Verdict<{ contribution: string }>> {
  return transaction((tx) => enterContribution(tx, fund, by, form, now))
}

/** The same inside a transaction that is open; it posts, so nothing may follow it. */
export async function enterContribution(
  tx: Tx,
  fund: string,
  by: string,
  form: ContributionForm,
  now: Date,
): Promise<Verdict<{ contribution: string }>> {
  const [pot] = form.pot
    ? await tx
        .select({ id: pots.id })
        .from(pots)
        .where(and(eq(pots.fundId, fund), eq(pots.key, form.pot)))
    : []
  if (form.pot && !pot) return refused('not-found')
  const contribution = newId(now)
  const bearing = { pot: pot?.id ?? null }
  const { amountCents, dueOn, receivedOn, acceptedShareBp } = form
  await tx.insert(contributions).values({
    id: contribution,
    fundId: fund,
    donorId: await donorNamed(tx, fund, form.donor, now),
    potId: pot?.id,
    amountCents,
    dueOn,
    acceptedShareBp,
    source: form.source ?? null,
    recordedAt: now,
  })
  await record(tx, { type: 'contribution-booked', fund, actor: by, contribution, at: now })
  if (receivedOn) {
    const receipt = { cents: amountCents, valueOn: receivedOn, bookedBy: by, bookedAt: now }
    await tx
      .insert(contributionReceipts)
      .values({ id: newId(now), fundId: fund, contributionId: contribution, ...receipt })
  }
  const lines = receivedOn
    ? receiptLines('contribution-received', amountCents, receivedOn, null, bearing)
    : promiseLines({ amountCents, dueOn, acceptedShareBp }, bearing)
  await post(tx, { id: newId(now), fund, weighs: 'fact', lines, contribution, by, at: now })
  return allowed({ contribution })
}

async function donorNamed(tx: Tx, fund: string, name: string, now: Date): Promise<string> {
  await tx
    .insert(donors)
    .values({ id: newId(now), fundId: fund, name, recordedAt: now })
    .onConflictDoNothing()
  const [donor] = await tx
    .select({ id: donors.id })
    .from(donors)
    .where(and(eq(donors.fundId, fund), eq(donors.name, name)))
  if (!donor) throw new Error('the donor that was just entered is not there')
  return donor.id
}
