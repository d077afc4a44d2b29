import { divideHalfUp } from '../money.ts'

/** Minutes without a save after which somebody is thought to have walked away. */
export const idleMinutes = 10
/** Of fewer plans nothing is told: it would be about somebody. */
export const fewestPlans = 5

/**
 * How long writing took, in whole seconds, from the moments at which it was saved, in any order: what lies between two saves
 * counts unless it is longer than `idleMinutes`; the first save of each sitting counts for nothing, since nobody knows when it
 * began. Never negative, and never more than from the first to the last save.
 */
export function secondsWritten(saves: readonly Date[]): number {
  const times = saves.map((save) => save.getTime()).sort((one, other) => one - other)
  let total = 0
  for (const [at, time] of times.entries()) {
    const gap = time - (times[at - 1] ?? time)
    if (gap <= idleMinutes * 60_000) total += gap
  }
  return Math.floor(total / 1000)
}

/** What a form asks of those who write it: how many plans were measured, the middle one in minutes, and the middle half. */
export type Burden = { plans: number; median: number; from: number; to: number }

/**
 * The burden of a part of a form, from the seconds that each plan took; whole minutes, half up. Null for fewer than five plans.
 * Quartiles are those of the nearest rank.
 */
export function burdenOf(seconds: readonly number[]): Burden | null {
  if (seconds.length < fewestPlans) return null
  const sorted = [...seconds].sort((one, other) => one - other)
  const at = (share: number) => divideHalfUp(sorted[Math.ceil(share * sorted.length) - 1] ?? 0, 60)
  return { plans: sorted.length, median: at(0.5), from: at(0.25), to: at(0.75) }
}
