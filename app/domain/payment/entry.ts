import { z } from 'zod'
import type { Cents } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** What became of a movement: `open` waits for a person; `not-ours` has nothing to do with the payments of the fund. */
export const entryStates = ['open', 'paid', 'returned', 'repaid', 'contribution', 'not-ours'] as const
export type EntryState = (typeof entryStates)[number]

/** What a person says that an open movement is. */
export const matchFormSchema = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('payment'), operation: z.uuid(), release: z.uuid() }),
  z.strictObject({ as: z.literal('return'), operation: z.uuid(), release: z.uuid() }),
  z.strictObject({ as: z.literal('repayment'), operation: z.uuid(), grant: z.uuid() }),
  z.strictObject({ as: z.literal('loan'), operation: z.uuid(), grant: z.uuid() }),
  z.strictObject({ as: z.literal('promise'), operation: z.uuid(), contribution: z.uuid() }),
  z.strictObject({
    as: z.literal('contribution'),
    operation: z.uuid(),
    donor: z.string().trim().min(1).max(120),
    pot: z.string().max(60).nullable(),
  }),
  z.strictObject({
    as: z.literal('not-ours'),
    operation: z.uuid(),
    note: z.string().trim().min(1).max(300),
  }),
])
export type MatchForm = z.infer<typeof matchFormSchema>

/**
 * May an open movement be this? What goes out is a payment of that very amount; what comes in is one that came back, a
 * repayment, a part of a loan, what a donor promised or a new contribution; anything may be something else. Refuses
 * `entry-matched`, `entry-direction`, `entry-amount-differs` (amount, other).
 */
export function canMatch(
  entry: { state: EntryState; amountCents: Cents },
  as: MatchForm['as'],
  other: { amountCents: Cents } | null,
): Verdict {
  if (entry.state !== 'open') return refused('entry-matched')
  if (as === 'not-ours') return allowed()
  if (as === 'payment' ? entry.amountCents > 0 : entry.amountCents < 0) return refused('entry-direction')
  if (as !== 'payment' && as !== 'return') return allowed()
  const amount = Math.abs(entry.amountCents)
  return other?.amountCents === amount
    ? allowed()
    : refused('entry-amount-differs', { amount, other: other?.amountCents ?? null })
}
