import type { Moment } from './clock.ts'
import type { ReviewerKey } from './keys.ts'

export type Criterion = 'voornemen' | 'verbinding' | 'verandering' | 'vooruitgang' | 'verantwoording'
export type DeclarantKey = ReviewerKey | 'grietje' | 'sipke' | 'tjitske'

export type ScreeningStep = { at: Moment; by: 'sipke'; outcome: 'pass' }

/** Who declared what, who was asked to read, and what they gave. */
export type PanelSteps = {
  conflicts: readonly ConflictStep[]
  readers: readonly ReviewerKey[]
  assignedAt: Moment
  reviews: readonly ReviewStep[]
}

export type ConflictStep = {
  at: Moment
  by: DeclarantKey
  grade: 'none' | 'acquainted' | 'close' | 'interest'
  grounds?: ('family' | 'friend-or-neighbour' | 'work' | 'board-or-volunteer' | 'own-application' | 'other')[]
  note?: string
}

/** A review that is not locked yet has no `lockedAt`, and may lack scores and advice. */
export type ReviewStep = {
  by: ReviewerKey
  savedAt: Moment
  lockedAt?: Moment
  scores: Partial<Record<Criterion, ScoreForm>>
  advice?: 'fund' | 'fund-with-conditions' | 'do-not-fund'
  adviceCondition?: string
  questions?: string
}
export type ScoreForm = { score: '1' | '2' | '3' | '4' | '5' | 'cannot-judge'; reason: string }

/** Prepared by the manager, taken by the approver. The pot is the round's. */
export type DecisionStep = {
  preparedAt: Moment
  preparedBy: 'sipke'
  decidedAt: Moment
  decidedBy: 'tjitske'
  reasons: Record<Criterion, string>
} & (
  | { outcome: 'award'; amount: string; conditions: readonly string[] }
  | { outcome: 'decline'; anotherWay: string }
)
