import { can, type Person } from '#app/domain/access.ts'
import { canDecideEnding } from '#app/domain/grant/ending.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { openEnding } from '#db/queries/endings.server.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { announceEnding } from './announce-ending.server.ts'
import { handles } from './may-judge.server.ts'

/**
 * An approver decides to end an agreement as it was prepared, with a fresh second factor. Refuses `not-found` and what
 * `canDecideEnding` and `announceEnding` refuse.
 */
export async function decideEnding(
  actor: Person,
  grantId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'decide-ending', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'decide-ending')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      const ending = grant && (await openEnding(tx, grant.id))
      if (!ending) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'approver', now)
      if (!clear.ok) return clear
      const verdict = canDecideEnding(ending, actor, now)
      if (!verdict.ok) return verdict
      const announced = await announceEnding(tx, actor, grant, ending, now)
      return announced.ok ? allowed({ grant: grant.id }) : announced
    }),
  )
}
