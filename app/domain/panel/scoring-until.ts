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

/** The last day on which members say whom they know, so that who reads has a week left to score. */
export function declareUntil(scoringUntil: IsoDate): IsoDate {
  return addDays(scoringUntil, -fewestDays)
}

/**
 * May this be the last day of scoring? Refuses `stage-out-of-order` once scoring has ended, `day-has-passed`, and
 * `after-promised-day` (on) for a day on or after the first one on which somebody was promised a decision; a promise that
 * has passed already no longer binds.
 */
export function canSetScoringUntil(
  stage: BatchStage,
  until: IsoDate,
  { today, promised }: { today: IsoDate; promised: IsoDate },
): Verdict {
  if (!isAssigning(stage)) return refused('stage-out-of-order', { state: stage, machine: 'batch' })
  if (until < today) return refused('day-has-passed', { on: until })
  return promised > today && until >= promised ? refused('after-promised-day', { on: promised }) : allowed()
}
