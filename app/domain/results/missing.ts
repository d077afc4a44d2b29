import { periodOf } from './programme-row.ts'

/**
 * Why the programme has no figure for an indicator: its aim lies ahead (`still-running`), its year is over
 * (`not-measured`), its aim names no year (`no-year`), or nobody said a number (`no-number`).
 */
export type WhyMissing = 'still-running' | 'not-measured' | 'no-year' | 'no-number'

/** `year` is the year of now; a period is written as the programme writes it (`2024`, `t/m 2035`). */
export function whyMissing(target: { period: string | null } | null, year: number): WhyMissing {
  if (!target) return 'no-number'
  const to = periodOf(target.period)?.to
  if (!to) return 'no-year'
  return Number(to.slice(0, 4)) >= year ? 'still-running' : 'not-measured'
}
