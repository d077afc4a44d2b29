import type { IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import { cents } from '../money.ts'

/** What may still be committed under one ceiling: round, pot, year of decision, fund. */
export type Limit = {
  scope: 'round' | 'pot' | 'year' | 'fund'
  name: string
  ceiling: Cents
  committed: Cents
}

/** Under a ceiling, never below nought. */
export function freeUnder({ ceiling, committed }: Limit): Cents {
  return cents(Math.max(0, ceiling - committed))
}

/**
 * The money a panel divides, in cents: the least of what is free under every ceiling and of the headroom of fund and
 * pot, with what this batch was awarded already put back, so that the line does not move while decisions are taken.
 */
export function dividedByPanel(
  limits: readonly Limit[],
  headrooms: readonly number[],
  awarded: number,
): Cents {
  const free = Math.min(...limits.map(freeUnder), ...headrooms.map((room) => Math.max(0, room)))
  return cents(free + awarded)
}

/** From when the money of a batch is looked at: the first day on which one of its plans wants to start, not before today. */
export function firstStart(plans: readonly { startsOn: IsoDate | null }[], today: IsoDate): IsoDate {
  const starts = plans.map(({ startsOn }) => (startsOn !== null && startsOn > today ? startsOn : today))
  return starts.sort()[0] ?? today
}
