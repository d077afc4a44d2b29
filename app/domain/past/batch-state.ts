import { allowed, refused, type Verdict } from '../verdict.ts'

/** A file of the past is brought, taken over whole, and can be undone whole. */
export const pastBatchStates = ['brought', 'taken', 'undone'] as const
export type PastBatchState = (typeof pastBatchStates)[number]

/** How long a file that was brought waits for its next step. */
export const waitsHours = 24

/** Rows of other files that name a grant of this one. */
export type Resting = { payments: number; results: number }

/** May a file be undone? Not when nothing of it is here (`not-in-this-state`), nor while others rest on it (`past-rests-on`). */
export function canUndo(state: PastBatchState, { payments, results }: Resting): Verdict {
  if (state !== 'taken') return refused('not-in-this-state', { state })
  return payments + results > 0 ? refused('past-rests-on', { payments, results }) : allowed()
}
