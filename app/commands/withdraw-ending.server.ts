import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { moveEnding } from '#app/domain/grant/ending.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { type Ending, openEnding } from '#db/queries/endings.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { grantEndings } from '#db/schema/index.ts'
import { lockGrant, lockGrantOf, setFinalReportDue } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'

/**
 * Takes an ending back before its last day is over, by the side that ends it: for the fund the manager, for the initiative
 * an owner. The grant goes on as it was. Refuses `not-found` and `ending-over`.
 */
export async function withdrawEnding(
  actor: Person,
  grantId: string,
  side: Ending['side'],
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'withdraw-ending', grant: grantId, side, ...form }, now, async () => {
      const grant = await lockFor(tx, actor, grantId, side)
      const ending = grant && (await openEnding(tx, grant.id))
      if (!ending || ending.side !== side) return refused('not-found')
      const clear = side === 'fund' ? await handles(tx, actor, grant, 'manager', now) : allowed()
      if (!clear.ok) return clear
      const move = moveEnding(ending.state, 'withdraw')
      if (!move.ok) return move
      await tx
        .update(grantEndings)
        .set({ state: move.state, endedAt: now })
        .where(eq(grantEndings.id, ending.id))
      const version = await versionInForce(tx, grant.id)
      if (version) await setFinalReportDue(tx, grant.id, version.terms, null)
      await record(tx, {
        type: 'ending-withdrawn',
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        ending: ending.id,
        side,
        announced: ending.state === 'announced',
        at: now,
      })
      return allowed({ grant: grant.id })
    }),
  )
}

async function lockFor(tx: Tx, actor: Person, id: string, side: Ending['side']): Promise<Grant | null> {
  if (side === 'fund') return can(actor, 'prepare-ending').ok ? lockGrant(tx, actor.fund, id) : null
  const own = await lockGrantOf(tx, actor, id)
  return own && can(actor, 'end-own-grant', { relation: own.relation }).ok ? own : null
}
