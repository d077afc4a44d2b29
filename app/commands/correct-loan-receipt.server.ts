import { and, eq, isNull } from 'drizzle-orm'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { counterLines } from '#app/domain/ledger/lines.ts'
import { allowed, firstRefusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { type LoanCorrection, loanCorrectionOf } from '#db/queries/loan-corrections.server.ts'
import { isPaidOut, loanOfGrant } from '#db/queries/loans.server.ts'
import { loanCorrections, statementEntries } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { post } from '#db/writes/ledger.server.ts'
import { expectedRepayments } from './expect-repayments.server.ts'
import { handles } from './may-judge.server.ts'

type Of = { grant: string; receipt: string }

/**
 * The manager says that a receipt of a loan was booked wrong, and why: its amount, its day, or the loan itself. Saying it
 * again takes the place of what nobody decided yet. Refuses `not-found` for another role, another grant or a receipt that
 * counts no more, and `not-in-this-state` (state) once the grant is closed.
 */
export async function prepareLoanCorrection(
  actor: Person,
  of: Of,
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ grant: string; correction: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'prepare-loan-correction', ...of, ...form }, now, async () => {
      const may = can(actor, 'prepare-loan-decision')
      if (!may.ok) return may
      const grant = await openGrant(tx, actor, of.grant, 'manager', now)
      if (!grant.ok) return grant
      const counts = await countsNow(tx, grant.grant, of.receipt)
      if (!counts) return refused('not-found')
      await tx
        .delete(loanCorrections)
        .where(and(eq(loanCorrections.receiptId, of.receipt), isNull(loanCorrections.decidedAt)))
      const correction = newId(now)
      await tx.insert(loanCorrections).values({
        id: correction,
        fundId: actor.fund,
        grantId: of.grant,
        receiptId: of.receipt,
        reason: form.reason,
        preparedBy: actor.person,
        preparedAt: now,
      })
      const about = { grant: of.grant, correction }
      await record(tx, {
        type: 'loan-correction-prepared',
        fund: actor.fund,
        actor: actor.id,
        ...about,
        at: now,
      })
      return allowed(about)
    }),
  )
}

/**
 * An approver agrees to what another said of a receipt, with a fresh second factor: it counts no more. A counter posting
 * takes its amount away on its own day and expects again what it had paid; the movement of the bank that it came from is
 * open again. A fact. Refuses `not-found`, `same-person`, `step-up-needed` and `not-in-this-state` once the grant is
 * closed.
 */
export async function decideLoanCorrection(
  actor: Person,
  of: Of,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'decide-loan-correction', ...of, ...form }, now, async () => {
      const may = can(actor, 'decide-loan')
      if (!may.ok) return may
      const grant = await openGrant(tx, actor, of.grant, 'approver', now)
      if (!grant.ok) return grant
      const open = await loanCorrectionOf(tx, of.grant, of.receipt)
      if (!open) return refused('not-found')
      const verdict = canDecideCorrection(open, actor, now)
      if (!verdict.ok) return verdict
      await decide(tx, actor, grant.grant, open, now)
      return allowed({ grant: of.grant })
    }),
  )
}

/** May this person decide it? Asked by the command, and by the page before it shows a button. */
export function canDecideCorrection(
  { preparedBy }: Pick<LoanCorrection, 'preparedBy'>,
  actor: Pick<Person, 'person' | 'steppedUpAt'>,
  now: Date,
): Verdict {
  return firstRefusal(preparedBy === actor.person ? refused('same-person') : allowed(), steppedUp(actor, now))
}

async function openGrant(
  tx: Tx,
  actor: Person,
  id: string,
  role: 'manager' | 'approver',
  now: Date,
): Promise<Verdict<{ grant: Grant }>> {
  const grant = await lockGrant(tx, actor.fund, id)
  if (!grant) return refused('not-found')
  const clear = await handles(tx, actor, grant, role, now)
  if (!clear.ok) return clear
  return grant.state === 'settled'
    ? refused('not-in-this-state', { state: grant.state, machine: 'grant' })
    : allowed({ grant })
}

async function countsNow(tx: Tx, grant: Grant, receipt: string): Promise<boolean> {
  const loan = await loanOfGrant(tx, grant.fund, grant.id)
  return isPaidOut(loan) && loan.receipts.some(({ id }) => id === receipt)
}

async function decide(
  tx: Tx,
  actor: Person,
  grant: Grant,
  { id, receipt, cents, on }: LoanCorrection,
  now: Date,
): Promise<void> {
  await tx
    .update(loanCorrections)
    .set({ decidedBy: actor.person, decidedAt: now })
    .where(eq(loanCorrections.id, id))
  const again = { loanReceiptId: null, grantId: null, matchedBy: null, matchedAt: null }
  await tx
    .update(statementEntries)
    .set({ state: 'open', openReason: 'unknown', ...again })
    .where(eq(statementEntries.loanReceiptId, receipt))
  const event = { fund: grant.fund, actor: actor.id, grant: grant.id, at: now }
  await record(tx, { type: 'loan-corrected', ...event, correction: id, receipt, amount: cents })
  await post(tx, {
    id: newId(now),
    fund: grant.fund,
    weighs: 'fact',
    lines: [
      ...counterLines('repayment-received', cents, on, { pot: grant.pot, grant: grant.id }),
      ...(await expectedRepayments(tx, grant, dayOf(now))),
    ],
    round: grant.round,
    by: actor.id,
    at: now,
  })
}
