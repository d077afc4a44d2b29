import { addDays, type IsoDate } from '../calendar.ts'
import type { Track } from '../round.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { type BatchStage, isAssigning } from './batch.ts'

const daysBeforeDecision = 14
const fewestDays = 7

/**
 * The last day of scoring that a new batch starts with: a small start a week on, a full round two weeks before it decides,
 * and never less than a week on. The fund may set another.
 */
export function usualScoringUntil(round: { track: Track; decideBy: IsoDate }, today: IsoDate): IsoDate {
  const soonest = addDays(today, fewestDays)
  const planned = addDays(round.decideBy, -daysBeforeDecision)
  return round.track === 'full' && planned > soonest ? planned : soonest
}

/** May this be the last day of scoring? Refuses `stage-out-of-order` once scoring has ended, and `day-has-passed`. */
export function canSetScoringUntil(stage: BatchStage, until: IsoDate, today: IsoDate): Verdict {
  if (!isAssigning(stage)) return refused('stage-out-of-order', { state: stage, machine: 'batch' })
  return until < today ? refused('day-has-passed', { on: until }) : allowed()
}
