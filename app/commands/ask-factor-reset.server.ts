import { can, type Person, steppedUp } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canAskReset } from '#app/domain/factor-reset.ts'
import { cleanText } from '#app/domain/proposal/typing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { lockedPeople, openResets } from '#db/queries/factor-resets.server.ts'
import { factorResets } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'

/**
 * Asks that somebody who lost their second lock gets a new one, with how one knows that it is them. Nothing changes until
 * another person confirms; they themselves are told by mail at once. Only an administrator or approver who just stepped up.
 * Refuses `not-found` to others and for who has no role, `step-up-needed`, and what `canAskReset` refuses.
 */
export async function askFactorReset(
  actor: Person,
  personId: string,
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ reset: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'ask-factor-reset', person: personId, ...form }, now, async () => {
      const may = can(actor, 'reset-factor')
      if (!may.ok) return may
      const fresh = steppedUp(actor, now)
      if (!fresh.ok) return fresh
      await lockFund(tx, actor.fund)
      const today = dayOf(now)
      const person = (await lockedPeople(tx, actor.fund, today)).find(({ id }) => id === personId)
      if (!person) return refused('not-found')
      const { id, roles, lockedAt } = person
      const open = await openResets(tx, actor.fund)
      const verdict = canAskReset(actor.person, { id, roles, locked: lockedAt !== null }, open, today)
      if (!verdict.ok) return verdict
      const reset = newId(now)
      await tx.insert(factorResets).values({
        ...{ id: reset, fundId: actor.fund, personId: id, reason: cleanText(form.reason) },
        ...{ askedBy: actor.person, askedAt: now },
      })
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'factor-reset-asked', ...common, person: id, reset })
      return allowed({ reset })
    }),
  )
}
