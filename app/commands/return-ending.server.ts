import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { canReturnEnding } from '#app/domain/grant/ending.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { openEnding } from '#db/queries/endings.server.ts'
import { grantEndings } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'

/**
 * An approver says no to an ending that was prepared, with a reason; the grant goes on and who prepared it hears why.
 * Refuses `not-found` to others, what `handles` and `canReturnEnding` refuse.
 */
export async function returnEnding(
  actor: Person,
  grantId: string,
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'return-ending', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'decide-ending')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      const ending = grant && (await openEnding(tx, grant.id))
      if (!ending) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'approver', now)
      if (!clear.ok) return clear
      const move = canReturnEnding(ending, form.reason, actor.person)
      if (!move.ok) return move
      const returned = { returnedBy: actor.person, returnReason: form.reason.trim(), endedAt: now }
      await tx
        .update(grantEndings)
        .set({ state: move.state, ...returned })
        .where(eq(grantEndings.id, ending.id))
      const about = { grant: grant.id, ending: ending.id, person: ending.preparedBy }
      await record(tx, { type: 'ending-returned', fund: grant.fund, actor: actor.id, ...about, at: now })
      return allowed({ grant: grant.id })
    }),
  )
}
