import type { IsoDate } from '../calendar.ts'
import { type Cents, cents } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** A movement on an account as the bank tells it: what came in is positive, what went out negative. */
export type StatementEntry = {
  /** What this movement is called for ever: the same in every statement that shows it. */
  key: string
  /** The line of the file it stands in. */
  line: number
  valueOn: IsoDate
  bookedOn: IsoDate
  amountCents: Cents
  /** The bank took back what it did before. */
  reversal: boolean
  endToEndId: string | null
  /** The file of payments that a sum in one line belongs to. */
  paymentFile: string | null
  iban: string | null
  name: string | null
  remittance: string
  returnReason: string | null
}

export type Statement = {
  id: string
  iban: string
  from: IsoDate | null
  to: IsoDate | null
  openingCents: Cents
  closingCents: Cents
  entries: StatementEntry[]
}

/** Is this a statement of the fund's own account? Refuses `other-account` with the number it is of. */
export function isOwnStatement(statement: Pick<Statement, 'iban'>, own: readonly string[]): Verdict {
  return own.includes(statement.iban) ? allowed() : refused('other-account', { iban: statement.iban })
}

/** What the movements come to, which is what lies between the opening and the closing balance. */
export function movedCents({ openingCents, closingCents }: Statement): Cents {
  return cents(closingCents - openingCents)
}
