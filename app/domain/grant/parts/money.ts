import { z } from 'zod'
import * as fields from '../../proposal/fields.ts'
import { budgetCategories } from '../../proposal/schema/money.ts'
import { graceKinds, repaymentKinds } from '../loan.ts'
import { attestors, paymentMoments } from '../outcome.ts'
import { maybe, percent, read, rowId, rows } from './reading.ts'

/** What kind of money it is, and how much of each; the fields of a loan and of results count once they have an amount. */
export const instrumentShape = {
  gift: maybe(fields.money()),
  loan: maybe(fields.money()),
  loanRepayment: z.enum(repaymentKinds, { error: 'wrong' }).default('linear'),
  loanMonths: maybe(fields.wholeNumber(1, 360)),
  loanGraceMonths: maybe(fields.wholeNumber(0, 60)),
  loanGrace: z.enum(graceKinds, { error: 'wrong' }).default('interest-only'),
  loanInterest: percent(20),
  loanReminderDays: maybe(fields.wholeNumber(1, 60)),
  waiverIndicator: maybe(fields.text(100)),
  waiverShare: percent(),
  waiverPart: percent(),
  outcome: maybe(fields.money()),
  outcomeIndicator: maybe(fields.text(100)),
  outcomePrice: maybe(fields.money()),
  outcomeAttestor: z.enum(attestors, { error: 'wrong' }).default('initiative'),
  outcomeMethod: maybe(fields.longText(60)),
  outcomeSample: percent(),
  outcomeMoments: z.enum(paymentMoments, { error: 'wrong' }).default('quarter'),
}

export const budgetShape = {
  budgetLines: rows(
    {
      id: rowId,
      title: read(fields.text(100)),
      category: z.enum(budgetCategories, { error: 'wrong' }),
      amount: read(fields.money()),
    },
    ['title', 'amount'],
    1,
    40,
  ),
}

export type TypedInstruments = z.output<z.ZodObject<typeof instrumentShape>>

/** What is open among the fields of the money that is there: the names, each with the code of its sentence. */
export function openInstruments(typed: TypedInstruments): [name: keyof TypedInstruments, code: string][] {
  const none = typed.gift === null && typed.loan === null && typed.outcome === null
  const waives = typed.waiverIndicator !== null
  const asked: [keyof TypedInstruments, boolean][] = [
    ['gift', none],
    ['loanMonths', typed.loan !== null && typed.loanMonths === null],
    ['waiverShare', typed.loan !== null && waives && !typed.waiverShare],
    ['waiverPart', typed.loan !== null && waives && !typed.waiverPart],
    ['outcomeIndicator', typed.outcome !== null && typed.outcomeIndicator === null],
    ['outcomePrice', typed.outcome !== null && typed.outcomePrice === null],
    ['outcomeMethod', typed.outcome !== null && typed.outcomeMethod === null],
  ]
  const open = asked.flatMap(([name, yes]): [keyof TypedInstruments, string][] =>
    yes ? [[name, 'empty']] : [],
  )
  return typed.loan !== null && typed.loanGraceMonths === 1 ? [...open, ['loanGraceMonths', 'wrong']] : open
}
