import { z } from 'zod'
import { letterBaseSchema } from '../panel/letter.ts'
import { endingGrounds, endingSides } from './ending.ts'
import { holdOutcomes, holdReasons } from './hold.ts'
import { loanDecisionKinds } from './loan-allocation.ts'
import { settlementGrounds } from './settlement.ts'

/** Letters about a grant that runs or comes to its end. */
export const grantLetterKinds = [
  'hold',
  'hold-end',
  'ending',
  'settlement',
  'loan-invoice',
  'loan-reminder',
  'loan-decision',
] as const
export type GrantLetterKind = (typeof grantLetterKinds)[number]

const day = z.iso.date()
const part = z.object({ number: z.number().int(), amount: z.number().int() }).nullable()

/** Of one tranche, or (null) of all payments; `suspicion` is one in the meaning of article 4:56 of the Awb. */
export const holdFactsSchema = letterBaseSchema.extend({
  kind: z.literal('hold'),
  tranche: part,
  suspicion: z.boolean(),
  reason: z.enum(holdReasons).optional(),
  longer: z.boolean(),
  from: day,
  until: day,
  explanation: z.string(),
  whatToDo: z.string(),
  contactWorkingDays: z.number().int(),
})

export const holdEndFactsSchema = letterBaseSchema.extend({
  kind: z.literal('hold-end'),
  tranche: part,
  outcome: z.enum(holdOutcomes),
  words: z.string().nullable(),
  from: day,
  on: day,
  paymentDays: z.number().int(),
})

/** Amounts in cents; `reportDue` is the day of the final report. */
export const endingFactsSchema = letterBaseSchema.extend({
  kind: z.literal('ending'),
  side: z.enum(endingSides),
  ground: z.enum(endingGrounds),
  explanation: z.string(),
  heardOn: day.nullable(),
  lastDay: day,
  reportDue: day,
  settlementWeeks: z.number().int(),
  paid: z.number().int(),
})

const amount = z.number().int()

/** Amounts in cents. `dueOn` is the day of the first part that comes back, or of the rest that is paid. */
export const settlementFactsSchema = letterBaseSchema.extend({
  kind: z.literal('settlement'),
  ground: z.enum(settlementGrounds),
  explanation: z.string(),
  heardOn: day.nullable(),
  award: amount,
  spent: amount,
  paid: amount,
  final: amount,
  toPay: amount,
  asked: amount,
  waived: amount,
  waiverReason: z.string().nullable(),
  planMonths: amount,
  maximumMonths: amount,
  dueOn: day,
  keepUntil: day,
  lessons: z.array(z.string()),
})

const instalment = {
  number: amount,
  of: amount,
  dueOn: day,
  principal: amount,
  interest: amount,
  account: z.object({ iban: z.string(), holder: z.string() }).nullable(),
}

/** What an instalment comes to, in cents, and where it is paid; `open` is the principal that is left after it. */
export const loanInvoiceFactsSchema = letterBaseSchema.extend({
  kind: z.literal('loan-invoice'),
  ...instalment,
  open: amount,
})

/** The last reminder of an instalment, of which `left` was not paid, with the day by which it still can be. */
export const loanReminderFactsSchema = letterBaseSchema.extend({
  kind: z.literal('loan-reminder'),
  ...instalment,
  left: amount,
  until: day,
})

/** Principal that need not come back, in cents, and what is still open after it. */
export const loanDecisionFactsSchema = letterBaseSchema.extend({
  kind: z.literal('loan-decision'),
  decision: z.enum(loanDecisionKinds),
  amount,
  open: amount,
  reason: z.string(),
})

/** What a letter about a grant says, frozen when it is sent. */
export const grantLetterFactsSchema = z.discriminatedUnion('kind', [
  holdFactsSchema,
  holdEndFactsSchema,
  endingFactsSchema,
  settlementFactsSchema,
  loanInvoiceFactsSchema,
  loanReminderFactsSchema,
  loanDecisionFactsSchema,
])
export type GrantLetterFacts = z.output<typeof grantLetterFactsSchema>
export type HoldFacts = z.output<typeof holdFactsSchema>
export type HoldEndFacts = z.output<typeof holdEndFactsSchema>
export type SettlementLetterFacts = z.output<typeof settlementFactsSchema>
export type EndingFacts = z.output<typeof endingFactsSchema>
export type LoanInvoiceFacts = z.output<typeof loanInvoiceFactsSchema>
export type LoanReminderFacts = z.output<typeof loanReminderFactsSchema>
export type LoanDecisionFacts = z.output<typeof loanDecisionFactsSchema>
