import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { moveGrant } from '#app/domain/grant/grant.ts'
import { isLoanOver } from '#app/domain/grant/loan-service.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import { type Grant, grantById } from '#db/queries/grants.server.ts'
import { isPaidOut, loanOfGrant, standingOfLoan } from '#db/queries/loans.server.ts'
import { repaidOf, settlementOf } from '#db/queries/settlements.server.ts'
import { factsOfGrant, type GrantFacts } from '#db/queries/tranches.server.ts'
import { setGrantState } from '#db/writes/grants.server.ts'

/**
 * Closes a grant whose settlement was decided once nothing is left to pay or to get back, also of its loan, in the transaction of what made
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
  if (!paid || !repaid || !(await loanIsSquare(tx, fund, id, known, dayOf(now)))) return false
  await setGrantState(tx, id, move.state)
  await record(tx, { type: 'grant-settled', fund, actor, grant: id, at: now })
  return true
}

/** Nothing of the loan is to come any more, or none was ever paid out. */
async function loanIsSquare(
  tx: Tx,
  fund: string,
  grant: string,
  known: GrantFacts | null,
  today: IsoDate,
): Promise<boolean> {
  const loan = await loanOfGrant(tx, fund, grant)
  if (isPaidOut(loan)) return isLoanOver(standingOfLoan(loan, today))
  return loan === null || !known?.releases.get(loan.tranche)?.approvedAt
}
