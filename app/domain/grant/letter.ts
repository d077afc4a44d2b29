import { z } from 'zod'
import { letterBaseSchema } from '../panel/letter.ts'
import { endingGrounds, endingSides } from './ending.ts'
import { holdOutcomes } from './hold.ts'
import { settlementGrounds } from './settlement.ts'

/** Letters about a grant that runs or comes to its end. */
export const grantLetterKinds = ['hold', 'hold-end', 'ending', 'settlement'] as const
export type GrantLetterKind = (typeof grantLetterKinds)[number]

const day = z.iso.date()
const part = z.object({ number: z.number().int(), amount: z.number().int() }).nullable()

/** Of one tranche, or (null) of all payments; `suspicion` is one in the meaning of article 4:56 of the Awb. */
export const holdFactsSchema = letterBaseSchema.extend({
  kind: z.literal('hold'),
  tranche: part,
  suspicion: z.boolean(),
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

/** What a letter about a grant says, frozen when it is sent. */
export const grantLetterFactsSchema = z.discriminatedUnion('kind', [
  holdFactsSchema,
  holdEndFactsSchema,
  endingFactsSchema,
  settlementFactsSchema,
])
export type GrantLetterFacts = z.output<typeof grantLetterFactsSchema>
export type HoldFacts = z.output<typeof holdFactsSchema>
export type HoldEndFacts = z.output<typeof holdEndFactsSchema>
export type SettlementLetterFacts = z.output<typeof settlementFactsSchema>
export type EndingFacts = z.output<typeof endingFactsSchema>
