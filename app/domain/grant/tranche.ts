import { z } from 'zod'
import type { IsoDate } from '../calendar.ts'
import { type Cents, centsSchema } from '../money.ts'
import { conditionSchema, evaluate, type Facts, type Missing } from './condition.ts'
import { instrumentKinds } from './instrument.ts'
import { dateSchema } from './milestone.ts'

/** A part of the money: how much in cents, when it is expected to be paid, and what has to be true first. */
export const trancheSchema = z.strictObject({
  id: z.string().min(1),
  number: z.number().int().min(1),
  instrument: z.enum(instrumentKinds),
  amountCents: centsSchema.refine((amount) => amount > 0),
  plannedOn: dateSchema,
  condition: conditionSchema,
})
export type Tranche = z.infer<typeof trancheSchema>

/** `planned`, `waiting` and `ready` are derived; the others are acts of people or of the bank. */
export const trancheMoves = {
  planned: { hold: 'held', cancel: 'cancelled' },
  waiting: { hold: 'held', cancel: 'cancelled' },
  ready: { prepare: 'prepared', hold: 'held', cancel: 'cancelled' },
  prepared: { approve: 'approved', 'take-back': 'ready', hold: 'held' },
  approved: { file: 'in-file', confirm: 'paid', 'take-back': 'ready' },
  'in-file': { confirm: 'paid', fail: 'failed', 'give-back': 'approved' },
  paid: { fail: 'failed' },
  failed: { prepare: 'prepared', cancel: 'cancelled' },
  held: { free: 'planned', cancel: 'cancelled' },
  cancelled: {},
} as const
export type TrancheState = keyof typeof trancheMoves
export const trancheStates = Object.keys(trancheMoves) as [TrancheState, ...TrancheState[]]

/** The act of paying a tranche, as recorded; a cancelled one counts as if it never was. */
export type Release = {
  preparedBy: string
  approvedBy: string | null
  filedAt?: Date | null
  paidOn: IsoDate | null
  failedAt?: Date | null
  cancelledAt?: Date | null
}
export type ReleaseState = Extract<TrancheState, 'prepared' | 'approved' | 'in-file' | 'paid' | 'failed'>

/** How far a release is; null when it was cancelled. */
export function releaseState(release: Release): ReleaseState | null {
  if (release.cancelledAt) return null
  if (release.failedAt) return 'failed'
  if (release.paidOn) return 'paid'
  if (release.filedAt) return 'in-file'
  return release.approvedBy ? 'approved' : 'prepared'
}

/**
 * What a tranche comes to: what is being paid or was paid; of one that pays results what was earned once it is ready,
 * and before that the most it may come to.
 */
export function amountOfTranche(
  { amountCents, payableCents }: { amountCents: Cents; payableCents?: Cents },
  state: TrancheState,
  release: { amountCents: Cents } | null,
): Cents {
  if (payableCents === undefined) return amountCents
  if (state === 'ready' || state === 'failed') return payableCents
  return release?.amountCents ?? amountCents
}

/** What is known about one tranche on a day. */
export type TrancheFacts = {
  facts: Facts
  release: Release | null
  onHold: boolean
  cancelled?: boolean
}

/**
 * Where a tranche is. A live release tells; else cancelled, held (the grant or the tranche is on hold), planned (the
 * agreement is not in force), and then its condition: `ready` or `waiting`, with what is missing.
 */
export function trancheState(
  tranche: Pick<Tranche, 'condition'>,
  { facts, release, onHold, cancelled }: TrancheFacts,
): { state: TrancheState; missing: Missing[] } {
  const { met, missing } = evaluate(tranche.condition, facts)
  const released = release && releaseState(release)
  if (released) return { state: released, missing: [] }
  if (cancelled) return { state: 'cancelled', missing: [] }
  if (onHold) return { state: 'held', missing }
  if (!facts.signed) return { state: 'planned', missing }
  return { state: met ? 'ready' : 'waiting', missing }
}
