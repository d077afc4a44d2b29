import { z } from 'zod'
import { steppedUp } from '../access.ts'
import { type IsoDate, isIsoDate } from '../calendar.ts'
import { type Cents, sumCents } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** Which pain.001.001 a bank asks for. */
export const painVersions = ['09', '03'] as const
export type PainVersion = (typeof painVersions)[number]

/** The name of a payment for the bank: of its release, so that it is the same in every file; 34 letters. */
export function endToEndIdOf(release: string): string {
  return `DB${release.replaceAll('-', '').toUpperCase()}`
}

/** The release a bank speaks of; null for a name that is not one of ours. */
export function releaseOfEndToEnd(id: string): string | null {
  const hex = /^DB([0-9A-F]{32})$/.exec(id.replaceAll(/\s/g, '').toUpperCase())?.[1]?.toLowerCase()
  return hex ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null
}

/** What a person says that a file is made of: what they saw on the page, and the day on which the bank pays. */
export const batchFormSchema = z.strictObject({
  operation: z.uuid(),
  executeOn: z.string().refine(isIsoDate),
  releases: z.array(z.uuid()).min(1).max(500),
})
export type BatchForm = z.infer<typeof batchFormSchema>

/** A payment that two persons agreed on and that is in no file. */
export type Fileable = { release: string; amountCents: Cents; verdict: Verdict; holder: string | null }

/**
 * May these payments become a file? All that were seen are still there and may be paid, every name can be written in SEPA
 * letters, the day is within sixty days from today, and who makes it proved freshly who they are. Answers the sum. Refuses
 * `batch-changed`, `holder-unwritable`, `execution-day-wrong` (from, to), `step-up-needed`, or why a payment may not go.
 */
export function canMakeBatch(
  seen: readonly string[],
  found: readonly Fileable[],
  { executeOn, today, latest }: { executeOn: IsoDate; today: IsoDate; latest: IsoDate },
  actor: { steppedUpAt: Date | null },
  now: Date,
): Verdict<{ totalCents: Cents }> {
  const fresh = steppedUp(actor, now)
  if (!fresh.ok) return fresh
  if (executeOn < today || executeOn > latest)
    return refused('execution-day-wrong', { from: today, to: latest })
  const ids = new Set(seen)
  const here = found.filter(({ release }) => ids.has(release))
  if (ids.size !== seen.length || here.length !== ids.size) return refused('batch-changed')
  for (const { verdict } of here) if (!verdict.ok) return verdict
  if (here.some(({ holder }) => holder === null)) return refused('holder-unwritable')
  return allowed({ totalCents: sumCents(here.map(({ amountCents }) => amountCents)) })
}

export type PaymentOfBatch = { paid: boolean; failed: boolean }
export const batchStates = ['sent', 'done', 'refused'] as const
export type BatchState = (typeof batchStates)[number]

/** Where a file is: with the bank, answered for every payment, or refused by the bank as a whole. */
export function batchState(refusedAt: Date | null, payments: readonly PaymentOfBatch[]): BatchState {
  if (refusedAt) return 'refused'
  return payments.every(({ paid, failed }) => paid || failed) ? 'done' : 'sent'
}

/**
 * May somebody say that the bank took none of a file? Nothing of it is paid yet, and it was not said before. Refuses
 * `not-in-this-state` (state, machine `batchOfPayments`) and `step-up-needed`.
 */
export function canRefuseBatch(
  refusedAt: Date | null,
  payments: readonly PaymentOfBatch[],
  actor: { steppedUpAt: Date | null },
  now: Date,
): Verdict {
  const begun = payments.some(({ paid, failed }) => paid || failed)
  if (refusedAt || begun)
    return refused('not-in-this-state', { state: refusedAt ? 'refused' : 'done', machine: 'paymentFile' })
  return steppedUp(actor, now)
}
