import type { IsoDate } from '../calendar.ts'
import { type Cents, sumCents } from '../money.ts'
import type { TrancheState } from './tranche.ts'

/** Tranches of one planned day that are in one state and not paid, added up; in cents. */
export type OpenSum = { plannedOn: IsoDate; state: TrancheState; cents: Cents }

/** What should go out (`due`) and what should have gone and cannot (`stuck`); `stuck` is not known of a day gone by. */
export type Outstanding = { due: Cents; stuck: Cents | null }

/** The states in which something is missing before a tranche can be paid; past its day it is stuck. */
export const stuckStates: readonly TrancheState[] = ['planned', 'waiting', 'held']

/**
 * What of the tranches that are not paid at the end of a day has to be paid by then, in cents. Today that is all for which
 * nothing is missing any more; what was planned for a day before today and still misses something is stuck. On a day to
 * come, what is planned from today until then is added, as if everybody keeps to the plan; what is stuck stays so. Of a day
 * gone by only what was planned by then is known.
 */
export function outstandingOf(sums: readonly OpenSum[], on: IsoDate, today: IsoDate): Outstanding {
  const open = sums.filter(({ state }) => state !== 'cancelled')
  const total = (some: (one: OpenSum) => boolean) => sumCents(open.filter(some).map(({ cents }) => cents))
  if (on < today) return { due: total(({ plannedOn }) => plannedOn <= on), stuck: null }
  const isReady = ({ state }: OpenSum) => !stuckStates.includes(state)
  return {
    due: total((one) => isReady(one) || (on > today && one.plannedOn >= today && one.plannedOn <= on)),
    stuck: total((one) => !isReady(one) && one.plannedOn < today),
  }
}
