import { z } from 'zod'
import { type Cents, centsSchema, sumCents } from '../money.ts'

/** The kinds of money an agreement can give; each has its own schema in `instrumentSchema` once the fund gives it. */
export const instrumentKinds = ['gift', 'loan', 'outcome'] as const
export type InstrumentKind = (typeof instrumentKinds)[number]

const giftSchema = z.strictObject({
  kind: z.literal('gift'),
  amountCents: centsSchema.refine((amount) => amount > 0),
})

/** One instrument of an agreement with its own amount in cents; an agreement may combine them, each kind once. */
export const instrumentSchema = z.discriminatedUnion('kind', [giftSchema])
export type Instrument = z.infer<typeof instrumentSchema>

/** What an agreement comes to, in cents. */
export function amountOf({ instruments }: { instruments: readonly Instrument[] }): Cents {
  return sumCents(instruments.map(({ amountCents }) => amountCents))
}
