import type { Person } from '#app/domain/access.ts'
import { moveChange } from '#app/domain/grant/change-state.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { changeById } from '#db/queries/changes.server.ts'
import { updateChange } from '#db/writes/changes.server.ts'
import { lockForChange } from './changing.server.ts'

/**
 * Takes back what one’s own side wanted to change, before it is answered; the other side hears of it when it was sent.
 * Refuses what `lockForChange` refuses, `not-found`, `change-of-other`, `not-in-this-state`.
 */
export async function withdrawChange(
  actor: Person,
  grantId: string,
  changeId: string,
  side: Side,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ change: string }>> {
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'withdraw-change', grant: grantId, change: changeId, side, ...form },
      now,
      async () => {
        const locked = await lockForChange(tx, actor, grantId, side, now)
        if (!locked.ok) return locked
        const change = await changeById(tx, locked.grant.id, changeId)
        if (!change || (change.side !== side && change.state === 'open')) return refused('not-found')
        if (change.side !== side) return refused('change-of-other')
        const move = moveChange(change.state, 'withdraw')
        if (!move.ok) return move
        await updateChange(tx, change.id, { state: move.state })
        await record(tx, {
          type: 'change-withdrawn',
          fund: locked.grant.fund,
          actor: actor.id,
          grant: locked.grant.id,
          change: change.id,
          side,
          sent: change.state === 'sent',
          at: now,
        })
        return allowed({ change: change.id })
      },
    ),
  )
}
