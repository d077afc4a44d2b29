import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { factsNeeded } from '#app/domain/grant/condition-references.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { factsOfGrant, trancheIn } from '#db/queries/tranches.server.ts'
import { confirmations } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'
import { refreshGrant } from './refresh-conditions.server.ts'

/**
 * The manager confirms what a tranche asks them to, in the words of the terms; what that satisfies is recorded with it.
 * Refuses `not-found` for a tranche that does not ask this, `not-signed` before the agreement is in force. Confirming
 * again changes nothing.
 */
export async function confirmCondition(
  actor: Person,
  grantId: string,
  trancheId: string,
  form: { operation: string; text: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'confirm-condition', grant: grantId, tranche: trancheId, ...form },
      now,
      async () => {
        const may = can(actor, 'confirm-condition')
        if (!may.ok) return may
        const grant = await lockGrant(tx, actor.fund, grantId)
        const known = grant && (await factsOfGrant(tx, grant.fund, grant.id, dayOf(now)))
        const tranche = known && trancheIn(known.plan, trancheId)
        const asked =
          tranche && factsNeeded(tranche.condition).confirmations.find(({ text }) => text === form.text)
        if (!asked) return refused('not-found')
        const clear = await handles(tx, actor, grant, 'manager', now)
        if (!clear.ok) return clear
        if (!known.facts.signed) return refused('not-signed')
        const done = known.facts.confirmations.some(
          ({ role, text }) => role === asked.role && text === asked.text,
        )
        if (done) return allowed({ grant: grant.id })
        const confirmation = newId(now)
        await tx.insert(confirmations).values({
          id: confirmation,
          fundId: grant.fund,
          grantId: grant.id,
          role: asked.role,
          text: asked.text,
          confirmedBy: actor.person,
          confirmedAt: now,
        })
        await record(tx, {
          type: 'condition-confirmed',
          fund: grant.fund,
          actor: actor.id,
          grant: grant.id,
          confirmation,
          at: now,
        })
        await refreshGrant(tx, grant.id, now)
        return allowed({ grant: grant.id })
      },
    ),
  )
}
