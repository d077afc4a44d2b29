import { z } from 'zod'
import { type Cents, cents, centsSchema } from '../money.ts'

/** Who says that a result is there: the initiative with evidence, residents themselves, or the fund on a sample. */
export const attestors = ['initiative', 'residents', 'fund'] as const
export type Attestor = (typeof attestors)[number]
export const paymentMoments = ['month', 'quarter', 'half-year', 'end'] as const
export type PaymentMoment = (typeof paymentMoments)[number]

/**
 * Money per attested result of one indicator: price in cents, the cap as the amount, the share (basis points) that is
 * looked at in a sample, and how often what was attested is paid.
 */
export const outcomeSchema = z.strictObject({
  kind: z.literal('outcome'),
  amountCents: centsSchema.refine((amount) => amount > 0),
  indicator: z.string().min(1),
  priceCents: centsSchema.refine((amount) => amount > 0),
  attestor: z.enum(attestors),
  method: z.string().min(1),
  sampleBp: z.number().int().min(0).max(10_000),
  moments: z.enum(paymentMoments),
})
export type Outcome = z.infer<typeof outcomeSchema>

/** What so many attested results come to, in cents: the price times the number, never above the cap. */
export function earnedCents(
  { priceCents, amountCents }: Pick<Outcome, 'priceCents' | 'amountCents'>,
  attested: number,
): Cents {
  const most = Math.floor(amountCents / priceCents)
  return attested > most ? amountCents : cents(Math.max(0, attested) * priceCents)
}
