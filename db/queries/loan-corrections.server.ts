import { and, eq, isNull } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { loanCorrections, loanReceipts } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** What somebody said of a receipt that was booked wrong, before another decided it. */
export type LoanCorrection = {
  id: string
  receipt: string
  cents: Cents
  on: IsoDate
  reason: string | null
  preparedBy: string
  preparedAt: Date
}

/** Every correction of a loan that waits for the second person. */
export async function openLoanCorrections(reader: Reader, grant: string): Promise<LoanCorrection[]> {
  return reader
    .select({
      id: loanCorrections.id,
      receipt: loanCorrections.receiptId,
      cents: loanReceipts.cents,
      on: loanReceipts.valueOn,
      reason: loanCorrections.reason,
      preparedBy: loanCorrections.preparedBy,
      preparedAt: loanCorrections.preparedAt,
    })
    .from(loanCorrections)
    .innerJoin(loanReceipts, eq(loanReceipts.id, loanCorrections.receiptId))
    .where(and(eq(loanCorrections.grantId, grant), isNull(loanCorrections.decidedAt)))
}

/** The one of a receipt of this grant; null when none waits. */
export async function loanCorrectionOf(
  reader: Reader,
  grant: string,
  receipt: string | undefined,
): Promise<LoanCorrection | null> {
  if (!isUuid(receipt)) return null
  const open = await openLoanCorrections(reader, grant)
  return open.find((one) => one.receipt === receipt) ?? null
}
