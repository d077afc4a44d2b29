import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canExtend, isSuspicion } from '#app/domain/grant/hold.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { holdById, holdsOf } from '#db/queries/holds.server.ts'
import { factsOfGrant, trancheIn } from '#db/queries/tranches.server.ts'
import { grantHolds } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { freezeGrantLetter } from './freeze-grant-letter.server.ts'
import { handles } from './may-judge.server.ts'

export type ExtensionForm = { operation: string; until: IsoDate; explanation: string }

/**
 * Lets a hold last longer, within the weeks of the terms; a letter says why. Only the manager does this. Refuses
 * `not-found` and what `canExtend` refuses.
 */
export async function extendHold(
  actor: Person,
  holdId: string,
  form: ExtensionForm,
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'extend-hold', hold: holdId, ...form }, now, async () => {
      const may = can(actor, 'hold-payment')
      if (!may.ok) return may
      const found = await holdById(tx, actor.fund, holdId)
      const grant = found && (await lockGrant(tx, actor.fund, found.grant))
      const hold = grant && (await holdById(tx, actor.fund, holdId))
      const version = hold && (await versionInForce(tx, grant.id))
      if (!version) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      const today = dayOf(now)
      const { maximumWeeks } = version.terms.hold
      const earlier = (await holdsOf(tx, grant.id)).filter(({ id }) => id !== hold.id)
      const verdict = canExtend(hold, form.until, { earlier, maximumWeeks, today })
      if (!verdict.ok) return verdict
      await tx.update(grantHolds).set({ untilOn: form.until }).where(eq(grantHolds.id, hold.id))
      const known = await factsOfGrant(tx, grant.fund, grant.id, today)
      const tranche = known && hold.tranche !== null ? trancheIn(known.plan, hold.tranche) : null
      const frozen = await freezeGrantLetter(
        tx,
        actor,
        grant,
        hold.id,
        ({ base, contactWorkingDays }) => ({
          ...base,
          kind: 'hold',
          tranche: tranche && { number: tranche.number, amount: tranche.amountCents },
          suspicion: isSuspicion(hold.reason),
          reason: hold.reason,
          longer: true,
          from: hold.from,
          until: form.until,
          explanation: form.explanation,
          whatToDo: hold.whatToDo ?? '',
          contactWorkingDays,
        }),
        now,
      )
      if (!frozen.ok) return frozen
      await record(tx, {
        type: 'hold-extended',
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        tranche: hold.tranche,
        hold: hold.id,
        until: form.until,
        letter: frozen.letter,
        at: now,
      })
      return allowed({ grant: grant.id })
    }),
  )
}
