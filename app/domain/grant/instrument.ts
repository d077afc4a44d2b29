import { z } from 'zod'
import { type Cents, centsSchema, sumCents } from '../money.ts'
import { type Loan, loanSchema } from './loan.ts'
import { type Outcome, outcomeSchema } from './outcome.ts'

/** The kinds of money an agreement can give. */
export const instrumentKinds = ['gift', 'loan', 'outcome'] as const
export type InstrumentKind = (typeof instrumentKinds)[number]

const giftSchema = z.strictObject({
  kind: z.literal('gift'),
  amountCents: centsSchema.refine((amount) => amount > 0),
})

/** One instrument of an agreement with its own amount in cents; an agreement may combine them, each kind once. */
export const instrumentSchema = z.discriminatedUnion('kind', [giftSchema, loanSchema, outcomeSchema])
export type Instrument = z.infer<typeof instrumentSchema>

/** What an agreement comes to, in cents. */
export function amountOf({ instruments }: { instruments: readonly Instrument[] }): Cents {
  return sumCents(instruments.map(({ amountCents }) => amountCents))
}

/** The loan of an agreement; null when nothing of it is lent. */
export function loanOf({ instruments }: { instruments: readonly Instrument[] }): Loan | null {
  return instruments.find((one) => one.kind === 'loan') ?? null
}

/** The part of an agreement that is paid per result; null when there is none. */
export function outcomeOf({ instruments }: { instruments: readonly Instrument[] }): Outcome | null {
  return instruments.find((one) => one.kind === 'outcome') ?? null
}

/** What of an agreement is given and does not come back, in cents: the whole of it but the loan. */
export function givenOf({ instruments }: { instruments: readonly Instrument[] }): Cents {
  return amountOf({ instruments: instruments.filter(({ kind }) => kind !== 'loan') })
}
