import type { IsoDate } from '../calendar.ts'
import type { EntryKind } from '../ledger.ts'
import { type Cents, cents } from '../money.ts'
import type { DaySum } from './forecast.ts'

/** What of the ledger one figure of the fund's position is made of. */
export const positionParts = {
  received: [
    'contribution-received',
    'recovery-received',
    'repayment-received',
    'transfer-in',
    'transfer-out',
  ],
  expected: ['contribution-signed', 'repayment-expected', 'expectation-reversed'],
  committed: ['commitment', 'decommitment'],
  paid: ['payment-made'],
} as const satisfies Record<string, EntryKind[]>
export type PositionPart = keyof typeof positionParts
export type Position = Record<PositionPart, Cents>

/**
 * What had come in and gone out by the end of a day, what was still expected, and what was promised (paid or not), in
 * cents, of the fund or of one pot. Without a day: of everything that is in the books.
 */
export function positionOf(sums: readonly (Omit<DaySum, 'on'> & { on?: IsoDate })[], on?: IsoDate): Position {
  const total = (part: PositionPart, until?: IsoDate) =>
    sums
      .filter(({ kind }) => (positionParts[part] as readonly string[]).includes(kind))
      .filter((sum) => until === undefined || (sum.on ?? until) <= until)
      .reduce((sum, { cover }) => sum + cover, 0)
  return {
    received: cents(total('received', on)),
    expected: cents(total('expected')),
    committed: cents(-total('committed')),
    paid: cents(-total('paid', on)),
  }
}
