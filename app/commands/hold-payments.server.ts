import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { moveGrant } from '#app/domain/grant/grant.ts'
import { canHold, type HoldForm, isSuspicion } from '#app/domain/grant/hold.ts'
import { trancheMoves } from '#app/domain/grant/tranche.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { holdsOf } from '#db/queries/holds.server.ts'
import type { PlannedTranche } from '#db/queries/plans.server.ts'
import { factsOfGrant, type GrantFacts, standingOf, trancheIn } from '#db/queries/tranches.server.ts'
import { grantHolds } from '#db/schema/index.ts'
import { cancelPrepared, lockGrant, setGrantState } from '#db/writes/grants.server.ts'
import { freezeGrantLetter } from './freeze-grant-letter.server.ts'
import { handles } from './may-judge.server.ts'

/**
 * The manager holds the payments of a grant, or of one tranche, for a reason and a term; a letter tells the initiative
 * why, until when and what it can do. A payment that was only prepared is taken back. Refuses `not-found`, `not-signed`,
 * `not-in-this-state` (a payment on its way, a hold that lives, a grant that does not run), and what `canHold` refuses.
 */
export async function holdPayments(
  actor: Person,
  of: { grant: string; tranche: string | null },
  form: HoldForm & { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string; hold: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'hold-payments', ...of, ...form }, now, async () => {
      const may = can(actor, 'hold-payment')
      if (!may.ok) return may
      const today = dayOf(now)
      const grant = await lockGrant(tx, actor.fund, of.grant)
      const known = grant && (await factsOfGrant(tx, grant.fund, grant.id, today))
      const tranche = known && of.tranche !== null ? trancheIn(known.plan, of.tranche) : null
      if (!known || (of.tranche !== null && !tranche)) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      const version = await versionInForce(tx, grant.id)
      if (!version) return refused('not-signed')
      const holdable = tranche ? mayHoldTranche(known, tranche) : moveGrant(grant.state, 'hold')
      if (!holdable.ok)
        return { ok: false, reason: { machine: tranche ? 'tranche' : 'grant', ...holdable.reason } }
      const { maximumWeeks } = version.terms.hold
      const about = { tranche: of.tranche, earlier: await holdsOf(tx, grant.id), maximumWeeks, today }
      const verdict = canHold(form, about)
      return verdict.ok ? hold(tx, actor, grant, tranche, form, now) : verdict
    }),
  )
}

function mayHoldTranche(known: GrantFacts, tranche: PlannedTranche): Verdict {
  const { state } = standingOf(known, tranche)
  return 'hold' in trancheMoves[state] ? allowed() : refused('not-in-this-state', { state })
}

async function hold(
  tx: Tx,
  actor: Person,
  grant: Grant,
  tranche: PlannedTranche | null,
  { reason, explanation, whatToDo, heardOn, urgency, until }: HoldForm,
  now: Date,
): Promise<Verdict<{ grant: string; hold: string }>> {
  const id = newId(now)
  const from = dayOf(now)
  const of = { fundId: grant.fund, grantId: grant.id, trancheId: tranche?.id ?? null }
  const words = { reason, explanation, whatToDo, heardOn, urgency }
  const term = { fromOn: from, untilOn: until, heldBy: actor.person, heldAt: now }
  await tx.insert(grantHolds).values({ id, ...of, ...words, ...term })
  if (tranche) await cancelPrepared(tx, grant.id, now, tranche.id)
  else await setGrantState(tx, grant.id, 'on-hold')
  const frozen = await freezeGrantLetter(
    tx,
    actor,
    grant,
    id,
    ({ base, contactWorkingDays }) => ({
      ...base,
      kind: 'hold',
      tranche: tranche && { number: tranche.number, amount: tranche.amountCents },
      suspicion: isSuspicion(reason),
      reason,
      longer: false,
      from,
      until,
      explanation,
      whatToDo,
      contactWorkingDays,
    }),
    now,
  )
  if (!frozen.ok) return frozen
  const event = { fund: grant.fund, actor: actor.id, grant: grant.id, hold: id, until, letter: frozen.letter }
  await record(
    tx,
    tranche
      ? { type: 'tranche-held', ...event, tranche: tranche.id, at: now }
      : { type: 'grant-held', ...event, at: now },
  )
  return allowed({ grant: grant.id, hold: id })
}
