import { z } from 'zod'
import { type Cents, cents, centsSchema } from '../money.ts'

/** How principal comes back: the same principal each month, the same payment each month, or all of it at the end. */
export const repaymentKinds = ['linear', 'annuity', 'bullet'] as const
export type RepaymentKind = (typeof repaymentKinds)[number]

/** In the months without repayment interest is paid, or it is added to what is owed. */
export const graceKinds = ['interest-only', 'capitalised'] as const
export type GraceKind = (typeof graceKinds)[number]

/**
 * Money that comes back. Months of repayment follow the months of grace; interest in basis points a year, possibly 0.
 * With a waiver, `waivedBp` of the principal need not come back once the indicator is `shareBp` of the way to its target.
 */
export const loanSchema = z.strictObject({
  kind: z.literal('loan'),
  amountCents: centsSchema.refine((amount) => amount > 0),
  repayment: z.enum(repaymentKinds),
  months: z.number().int().min(1).max(360),
  graceMonths: z
    .number()
    .int()
    .min(0)
    .max(60)
    .refine((months) => months !== 1),
  grace: z.enum(graceKinds),
  interestBp: z.number().int().min(0).max(2_000),
  reminderDays: z.number().int().min(1).max(60),
  waiver: z
    .strictObject({
      indicator: z.string().min(1),
      shareBp: z.number().int().min(1).max(10_000),
      waivedBp: z.number().int().min(1).max(10_000),
    })
    .nullable(),
})
export type Loan = z.infer<typeof loanSchema>

/** How many times something is paid back. */
export function instalmentsOf({ repayment, months }: Pick<Loan, 'repayment' | 'months'>): number {
  return repayment === 'bullet' ? 1 : months
}

/** What need not come back when the waiver comes true, in cents, rounded down. */
export function waivedCents({ amountCents, waiver }: Pick<Loan, 'amountCents' | 'waiver'>): Cents {
  return cents(waiver ? Number((BigInt(amountCents) * BigInt(waiver.waivedBp)) / 10_000n) : 0)
}
