import { addDays, type IsoDate } from './calendar.ts'
import { pausedFor } from './round.ts'

/** What who complains was asked to add, and when it came; the term stands still meanwhile, or does not. */
export type Asking = { askedOn: IsoDate; answerBy: IsoDate; cameOn: IsoDate | null; suspends: boolean }

/** What may still be answered today; null when nothing is waited for. */
export function waitsFor<Asked extends Asking>(askings: readonly Asked[], today: IsoDate): Asked | null {
  return askings.find(({ cameOn, answerBy }) => cameOn === null && today <= answerBy) ?? null
}

/**
 * On how many days a term stood still, or will at most: from the day after the question until the day on which what was
 * missing came, or until its last day went by (Awb 7:10, second paragraph; of 4:15 the first). Days in two of them count once.
 */
export function daysStoodStill(askings: readonly Asking[]): number {
  const pauses = askings
    .filter(({ suspends }) => suspends)
    .map(({ askedOn, answerBy, cameOn }) => ({
      from: addDays(askedOn, 1),
      to: cameOn !== null && cameOn <= answerBy ? cameOn : addDays(answerBy, 1),
    }))
  return pausedFor(pauses, '')
}
