import { isUnderWay } from '#app/domain/grant/grant.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { changeOnItsWay, changesOf, openChange } from '#db/queries/changes.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { signsAt } from './change-page.server.ts'
import { otherSide, sideNames } from './change-standing.server.ts'

/** Where changing the agreement of a grant is, for one side; null while nothing is in force. */
export async function changingOf(grant: Pick<Grant, 'id' | 'state' | 'initiativeName'>, side: Side) {
  if (!isUnderWay(grant.state)) return null
  const waits = await changeOnItsWay(db(), grant.id)
  const open = await openChange(db(), grant.id, side)
  const all = await changesOf(db(), grant.id)
  const version = await versionInForce(db(), grant.id)
  return {
    /** Who is on the other side. */
    other: version ? sideNames(grant, version)[otherSide(side)] : '',
    /** A change of the other side that waits for an answer of this one. */
    toAnswer: waits?.state === 'sent' && waits.side !== side ? waits.id : null,
    waiting: waits?.state === 'sent' && waits.side === side ? waits.id : null,
    toSign: waits ? await signsAt(waits, side) : null,
    busy: open !== null && open.diff.length > 0,
    count: all.filter(({ state }) => state === 'applied').length,
  }
}
