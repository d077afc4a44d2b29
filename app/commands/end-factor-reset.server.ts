import { eq } from 'drizzle-orm'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canConfirmReset } from '#app/domain/factor-reset.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type NamedReset, resetById } from '#db/queries/factor-resets.server.ts'
import { factorResets, recoveryCodes, secondFactors, sessions } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'

/**
 * Confirms that somebody gets a new second lock: theirs is gone, with its recovery codes, they are signed out everywhere, and
 * the next time they sign in by mail they set up a new one. They are told by mail. Only an administrator or approver who just
 * stepped up. Refuses `not-found` to others, `step-up-needed`, and what `canConfirmReset` refuses.
 */
export async function confirmFactorReset(
  actor: Person,
  resetId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict> {
  return ending(actor, 'confirm-factor-reset', resetId, form, now, async (tx, reset) => {
    const fresh = steppedUp(actor, now)
    if (!fresh.ok) return fresh
    const verdict = canConfirmReset(actor.person, reset, dayOf(now))
    if (!verdict.ok) return verdict
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, reset.person))
    await tx.delete(secondFactors).where(eq(secondFactors.personId, reset.person))
    await tx.update(sessions).set({ endedAt: now }).where(eq(sessions.personId, reset.person))
    await tx
      .update(factorResets)
      .set({ confirmedBy: actor.person, confirmedAt: now })
      .where(eq(factorResets.id, reset.id))
    const common = { fund: actor.fund, actor: actor.id, at: now }
    await record(tx, { type: 'factor-reset-confirmed', ...common, person: reset.person, reset: reset.id })
    return allowed()
  })
}

/**
 * Ends a request without a new lock: it was not them, or the lock was found. Refuses `not-found` to others and `reset-over`
 * once it ended.
 */
export async function endFactorReset(
  actor: Person,
  resetId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict> {
  return ending(actor, 'end-factor-reset', resetId, form, now, async (tx, reset) => {
    if (reset.ended) return refused('reset-over')
    await tx
      .update(factorResets)
      .set({ endedBy: actor.person, endedAt: now })
      .where(eq(factorResets.id, reset.id))
    const common = { fund: actor.fund, actor: actor.id, at: now }
    await record(tx, { type: 'factor-reset-ended', ...common, person: reset.person, reset: reset.id })
    return allowed()
  })
}

function ending(
  actor: Person,
  command: string,
  resetId: string,
  form: { operation: string },
  now: Date,
  act: (tx: Tx, reset: NamedReset) => Promise<Verdict>,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command, reset: resetId, ...form }, now, async () => {
      const may = can(actor, 'reset-factor')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const reset = await resetById(tx, actor.fund, resetId)
      return reset ? act(tx, reset) : refused('not-found')
    }),
  )
}
