import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { canMatch, type MatchForm } from '#app/domain/payment/entry.ts'
import type { ClaimSource } from '#app/domain/payment/matching.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type EntryRow, entryById } from '#db/queries/statements.server.ts'
import { releaseById } from '#db/queries/tranches.server.ts'
import { statementEntries } from '#db/schema/index.ts'
import { lockGrants, lockStatements } from '#db/writes/payments.server.ts'
import { enterContribution } from './book-contribution.server.ts'
import { type Booked, bookOwed } from './book-match.server.ts'
import { bookReturned } from './book-returned.server.ts'
import { bookPaid } from './confirm-paid.server.ts'
import { bookReceived } from './receive-contribution.server.ts'

type Became = Booked & { contributionId?: string; note?: string }

/**
 * Says by hand what a movement is that the bank showed and nobody knew: a payment, one that came back, a repayment, a part
 * of a loan, what a donor promised, a new contribution, or something else with a reason; it is booked on the bank's day.
 * Refuses `not-found`, what `canMatch` refuses, and what booking it refuses.
 */
export async function matchMovement(
  actor: Person,
  id: string,
  form: MatchForm,
  now: Date,
): Promise<Verdict<{ movement: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'match-movement', movement: id, ...form }, now, async () => {
      const may = can(actor, 'import-statement')
      if (!may.ok) return may
      await lockStatements(tx, actor.fund)
      const entry = await entryById(tx, actor.fund, id)
      if (!entry) return refused('not-found')
      const became = await booked(tx, actor, entry, form, now)
      if (!became.ok) return became
      const { ok: _ok, ...row } = became
      await tx
        .update(statementEntries)
        .set({ openReason: null, ...row, matchedBy: actor.person, matchedAt: now })
        .where(eq(statementEntries.id, entry.id))
      const event = { fund: actor.fund, actor: actor.id, movement: entry.id, at: now }
      await record(tx, { type: 'movement-matched', ...event, as: form.as })
      return allowed({ movement: entry.id })
    }),
  )
}

async function booked(
  tx: Tx,
  actor: Person,
  entry: EntryRow,
  form: MatchForm,
  now: Date,
): Promise<Verdict<Became>> {
  switch (form.as) {
    case 'payment':
    case 'return':
      return asPayment(tx, actor, entry, form, now)
    case 'repayment':
      return asOwed(tx, actor, entry, form.grant, 'settlement', now)
    case 'loan':
      return asOwed(tx, actor, entry, form.grant, 'loan', now)
    case 'promise': {
      const may = canMatch(entry, form.as, null)
      if (!may.ok) return may
      const money = { amount: entry.amountCents, valueDate: entry.valueOn }
      const verdict = await bookReceived(tx, actor, form.contribution, money, now)
      return verdict.ok
        ? allowed({ state: 'contribution' as const, contributionId: verdict.contribution })
        : verdict
    }
    case 'contribution': {
      const may = canMatch(entry, form.as, null)
      if (!may.ok) return may
      const { donor, pot } = form
      const { valueOn, amountCents } = entry
      const money = { donor, pot, amountCents, dueOn: valueOn, receivedOn: valueOn, acceptedShareBp: 10_000 }
      const verdict = await enterContribution(tx, actor.fund, actor.id, money, now)
      return verdict.ok
        ? allowed({ state: 'contribution' as const, contributionId: verdict.contribution })
        : verdict
    }
    case 'not-ours': {
      const may = canMatch(entry, form.as, null)
      return may.ok ? allowed({ state: 'not-ours' as const, note: form.note }) : may
    }
  }
}

async function asPayment(
  tx: Tx,
  actor: Person,
  entry: EntryRow,
  form: Extract<MatchForm, { release: string }>,
  now: Date,
): Promise<Verdict<Became>> {
  const found = await releaseById(tx, actor.fund, form.release)
  const grant = found && (await lockGrants(tx, actor.fund, [found.grant])).get(found.grant)
  const release = grant && (await releaseById(tx, actor.fund, form.release))
  if (!release) return refused('not-found')
  const may = canMatch(entry, form.as, release)
  if (!may.ok) return may
  const row = { releaseId: release.id, grantId: grant.id }
  if (form.as === 'payment') {
    const verdict = await bookPaid(tx, actor, grant, release, entry.valueOn, now)
    return verdict.ok ? allowed({ state: 'paid' as const, ...row }) : verdict
  }
  const money = { valueDate: entry.valueOn, reason: entry.returnReason ?? 'NOTPROVIDED' }
  const verdict = await bookReturned(tx, actor, grant, release, money, now)
  return verdict.ok ? allowed({ state: 'returned' as const, ...row }) : verdict
}

async function asOwed(
  tx: Tx,
  actor: Person,
  entry: EntryRow,
  grantId: string,
  by: ClaimSource,
  now: Date,
): Promise<Verdict<Became>> {
  const grant = (await lockGrants(tx, actor.fund, [grantId])).get(grantId)
  if (!grant) return refused('not-found')
  const may = canMatch(entry, 'repayment', null)
  if (!may.ok) return may
  const money = { amount: entry.amountCents, valueDate: entry.valueOn }
  const verdict = await bookOwed(tx, actor, grant, by, money, now)
  return verdict.ok ? allowed({ ...verdict.booked }) : verdict
}
