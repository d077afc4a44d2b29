import { dayOf } from '#app/domain/calendar.ts'
import { moveGrant } from '#app/domain/grant/grant.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import { type Grant, grantById } from '#db/queries/grants.server.ts'
import { repaidOf, settlementOf } from '#db/queries/settlements.server.ts'
import { factsOfGrant } from '#db/queries/tranches.server.ts'
import { setGrantState } from '#db/writes/grants.server.ts'

/**
 * Closes a grant whose settlement was decided once nothing is left to pay or to get back, in the transaction of what made
 * it so and under the lock of the grant. Answers whether it is settled now.
 */
export async function closeIfSquare(
  tx: Tx,
  actor: string,
  { id, fund }: Pick<Grant, 'id' | 'fund'>,
  now: Date,
): Promise<boolean> {
  const grant = await grantById(tx, fund, id)
  const settlement = grant && (await settlementOf(tx, id))
  const move = grant && moveGrant(grant.state, 'close')
  if (!settlement?.decidedAt || !move?.ok) return false
  const known = await factsOfGrant(tx, fund, id, dayOf(now))
  const rest = settlement.payTranche
  const paid = rest === null || Boolean(known?.releases.get(rest)?.paidOn)
  const repaid = (await repaidOf(tx, id)) >= settlement.askedCents
  if (!paid || !repaid) return false
  await setGrantState(tx, id, move.state)
  await record(tx, { type: 'grant-settled', fund, actor, grant: id, at: now })
  return true
}
