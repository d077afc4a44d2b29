import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { moveGrant } from '#app/domain/grant/grant.ts'
import type { chosenOutcomes, HoldOutcome } from '#app/domain/grant/hold.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { type HoldRow, holdById } from '#db/queries/holds.server.ts'
import { factsOfGrant, trancheIn } from '#db/queries/tranches.server.ts'
import { grantHolds } from '#db/schema/index.ts'
import { lockGrant, setGrantState } from '#db/writes/grants.server.ts'
import { freezeGrantLetter } from './freeze-grant-letter.server.ts'
import { handles } from './may-judge.server.ts'
import { refreshGrant } from './refresh-conditions.server.ts'

export type HoldEndForm = { operation: string; outcome: (typeof chosenOutcomes)[number]; words: string }

/**
 * The manager ends a hold and says why; a letter tells the initiative, the grant runs again, and what came true meanwhile
 * becomes ready. Refuses `not-found`, `hold-over`.
 */
export async function endHold(
  actor: Person,
  holdId: string,
  form: HoldEndForm,
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'end-hold', hold: holdId, ...form }, now, async () => {
      const may = can(actor, 'hold-payment')
      if (!may.ok) return may
      const found = await holdById(tx, actor.fund, holdId)
      const grant = found && (await lockGrant(tx, actor.fund, found.grant))
      const hold = grant && (await holdById(tx, actor.fund, holdId))
      if (!hold) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      if (hold.endedOn !== null) return refused('hold-over')
      const ended = await endOneHold(tx, actor, grant, hold, form, now)
      return ended.ok ? allowed({ grant: grant.id }) : ended
    }),
  )
}

/**
 * Ends a hold under the lock of its grant; `by` null is the system, which ends it even where no letter can be written. A
 * grant that ended needs no letter about its hold.
 */
export async function endOneHold(
  tx: Tx,
  by: Person | null,
  grant: Grant,
  hold: HoldRow,
  { outcome, words }: { outcome: HoldOutcome; words: string | null },
  now: Date,
): Promise<Verdict> {
  const today = dayOf(now)
  await tx
    .update(grantHolds)
    .set({ outcome, outcomeWords: words, endedOn: today, endedBy: by?.person ?? null, endedAt: now })
    .where(eq(grantHolds.id, hold.id))
  const move = moveGrant(grant.state, 'resume')
  if (hold.tranche === null && grant.state === 'on-hold' && move.ok)
    await setGrantState(tx, grant.id, move.state)
  const told = outcome === 'grant-ended' ? null : await tell(tx, by, grant, hold, outcome, words, now)
  if (told && !told.ok && by) return told
  const letter = told?.ok ? told.letter : null
  const common = { fund: grant.fund, actor: by?.id ?? 'system', grant: grant.id, hold: hold.id, outcome }
  await record(
    tx,
    hold.tranche === null
      ? { type: 'grant-resumed', ...common, letter, at: now }
      : { type: 'tranche-freed', ...common, tranche: hold.tranche, letter, at: now },
  )
  await refreshGrant(tx, grant.id, now)
  return allowed()
}

async function tell(
  tx: Tx,
  by: Person | null,
  grant: Grant,
  hold: HoldRow,
  outcome: HoldOutcome,
  words: string | null,
  now: Date,
): Promise<Verdict<{ letter: string }>> {
  const today = dayOf(now)
  const known = await factsOfGrant(tx, grant.fund, grant.id, today)
  const tranche = known && hold.tranche !== null ? trancheIn(known.plan, hold.tranche) : null
  const version = await versionInForce(tx, grant.id)
  return freezeGrantLetter(
    tx,
    by,
    grant,
    hold.id,
    ({ base }) => ({
      ...base,
      kind: 'hold-end',
      tranche: tranche && { number: tranche.number, amount: tranche.amountCents },
      outcome,
      words,
      from: hold.from,
      on: today,
      paymentDays: version?.terms.payment.days ?? 30,
    }),
    now,
  )
}
