import { bookLoanReceipt } from '#app/commands/book-loan-repayment.server.ts'
import { serveLoans } from '#app/commands/serve-loans.server.ts'
import { addDays, amsterdamInstant } from '#app/domain/calendar.ts'
import { type Cents, parseMoney } from '#app/domain/money.ts'
import type { CastInitiative } from '../cast/shape.ts'
import { day } from './set-up.ts'
import { type Act, actor, instant, known, must, operation, type Stage } from './stage.ts'

/** Money that came back of loans, and what the days ask of them, once a week. */
export function loanActs(stage: Stage): Act[] {
  const weeks = [8, 7, 6, 5, 4, 3, 2, 1, 0].map((week) => ({
    at: amsterdamInstant(addDays(stage.cast.today, -7 * week), '06:45'),
    what: 'serve loans',
    run: serveLoans,
  }))
  return [...stage.cast.initiatives.flatMap((one) => receiptActs(stage, one)), ...weeks]
}

function receiptActs(stage: Stage, one: CastInitiative): Act[] {
  if (!('receipts' in one) || !one.receipts) return []
  return one.receipts.map(({ at, by, amount, valueDate }) => ({
    at: instant(at),
    what: `loan of ${one.key} comes back`,
    run: (now) =>
      must(
        bookLoanReceipt(
          actor(stage, by, now),
          known(stage.grants, one.key),
          { operation: operation(), amount: parseMoney(amount) as Cents, valueDate: day(valueDate) },
          now,
        ),
      ),
  }))
}
