import type { IsoDate } from '#app/domain/calendar.ts'
import { allocate } from '#app/domain/grant/loan-allocation.ts'
import { expectedOf, missedOf } from '#app/domain/grant/loan-service.ts'
import { type Expectation, replaceExpectation } from '#app/domain/ledger/lines.ts'
import type { Entry } from '#app/domain/ledger.ts'
import type { Tx } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import {
  countedRepayments,
  type GrantLoan,
  isPaidOut,
  loanOfGrant,
  loanSettings,
  standingOfLoan,
} from '#db/queries/loans.server.ts'

/**
 * The lines that make the ledger expect just what is still to come of the loan of a grant: after both signed by the
 * planned day, after paying out by the real one, less with each receipt and decision, without what is missed too long. A
 * loan that was never paid out when its grant came to its end is expected no longer, nor one whose payment the bank sent
 * back, until it is paid anew. Asked at the end of a transaction,
 * for the posting that closes it; no loan makes no lines.
 */
export async function expectedRepayments(
  tx: Tx,
  grant: Pick<Grant, 'id' | 'fund' | 'pot'>,
  today: IsoDate,
): Promise<Entry[]> {
  const counted = await countedRepayments(tx, grant.id)
  const known = await loanOfGrant(tx, grant.fund, grant.id)
  if (!known && counted.length === 0) return []
  const settings = await loanSettings(tx, grant.fund)
  const expected = known ? repaymentsToCome(known, today, settings) : []
  return replaceExpectation(counted, expected, { pot: grant.pot, grant: grant.id })
}

/** What the ledger has to expect of a loan on a day, each part with its due date and the share of it that counts. */
export function repaymentsToCome(
  known: GrantLoan,
  today: IsoDate,
  { acceptedShareBp, missedAfterDays }: { acceptedShareBp: number; missedAfterDays: number },
): Expectation[] {
  return toCome(known, today, missedAfterDays).map((one) => ({ ...one, acceptedShareBp }))
}

function toCome(known: GrantLoan, today: IsoDate, missedAfterDays: number) {
  if (isPaidOut(known)) {
    const service = standingOfLoan(known, today)
    return expectedOf(service, known.rows, missedOf(service, today, missedAfterDays))
  }
  if (known.over || known.sentBack) return []
  const { rows, loan, plannedOn } = known
  return expectedOf(allocate({ rows, bp: loan.interestBp, paidOut: plannedOn }, [], []), rows)
}
