import type { IsoDate } from '../calendar.ts'
import type { Track } from '../round.ts'
import type { BatchStage } from './batch.ts'
import { awaitedIn, type Readers, waitingFor } from './missing.ts'
import { declareUntil } from './scoring-until.ts'

/** What a batch can ask of its chair. */
export const chairKinds = [
  'stage-turn',
  'declarations-late',
  'reviews-late',
  'extra-readers',
  'meeting-open',
  'meeting-hold',
  'meeting-conclude',
] as const
export type ChairKind = (typeof chairKinds)[number]

/** One proposal of a batch for who leads it: its readers, and whether the meeting still has to advise on it. */
export type LedProposal = Readers & { unadvised: boolean }

/** A batch for who leads it; `silent` is how many members did not say whom they know, `extraAsked` says of its extra readers. */
export type LedBatch = {
  stage: BatchStage
  track: Track
  scoringUntil: IsoDate | null
  decideBy: IsoDate
  silent: number
  extraAsked: boolean
  proposals: readonly LedProposal[]
}

/**
 * The one thing that a batch asks of its chair on a day, and by when; null while it waits for others who still have time, and
 * for a small start that turns by itself.
 */
export function workOfChair(batch: LedBatch, today: IsoDate): { kind: ChairKind; on: IsoDate } | null {
  const { stage, track, decideBy, proposals } = batch
  if (proposals.length === 0) return null
  const scored = batch.scoringUntil ?? decideBy
  const missing = waitingFor(proposals.map((one) => awaitedIn(stage, one))).missing
  const late = (kind: ChairKind, on: IsoDate) => (today > on ? { kind, on } : null)
  switch (stage) {
    case 'conflicts': {
      const on = declareUntil(scored)
      if (missing === 0) return { kind: 'stage-turn', on }
      return batch.silent > 0 ? late('declarations-late', on) : null
    }
    case 'scoring':
      if (missing > 0) return late('reviews-late', scored)
      return track === 'full' ? { kind: 'stage-turn', on: scored } : null
    case 'locked':
      return { kind: 'stage-turn', on: decideBy }
    case 'revealed':
      return track === 'full' ? { kind: 'meeting-open', on: decideBy } : null
    case 'extra-reviews':
      if (!batch.extraAsked) return { kind: 'extra-readers', on: decideBy }
      return missing > 0 ? late('reviews-late', scored) : { kind: 'stage-turn', on: decideBy }
    case 'meeting': {
      const talks = proposals.some(({ unadvised }) => unadvised)
      return { kind: talks ? 'meeting-hold' : 'meeting-conclude', on: decideBy }
    }
    case 'decided':
      return null
  }
}
