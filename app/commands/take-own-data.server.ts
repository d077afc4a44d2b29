import { eq } from 'drizzle-orm'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import type { OwnDataForm } from '#app/domain/privacy/own-data.ts'
import { allowed, firstRefusal, type Verdict } from '#app/domain/verdict.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { type OwnData, ownData } from '#db/queries/privacy/own-data.server.ts'
import { people } from '#db/schema/index.ts'

/**
 * Hands somebody everything that the fund keeps of them (AVG art. 15 and 20), as it is at this moment, and records that they
 * took it. Only to themselves, once they just proved who they are: refuses `step-up-needed`.
 */
export async function takeOwnData(
  actor: Person,
  form: OwnDataForm,
  now: Date,
): Promise<Verdict<{ own: OwnData }>> {
  return transaction(async (tx) => {
    const may = firstRefusal(can(actor, 'see-own-account'), steppedUp(actor, now))
    if (!may.ok) return may
    await tx.select({ id: people.id }).from(people).where(eq(people.id, actor.person)).for('update')
    const own = await ownData(tx, actor)
    const taken = { type: 'own-data-taken', person: actor.person, form } as const
    await record(tx, { ...taken, fund: actor.fund, actor: actor.id, at: now })
    return allowed({ own })
  })
}
