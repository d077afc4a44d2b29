import type { PhotoStand } from '#app/domain/results/photo.ts'
import type { TypedRow, TypedValues } from '../proposal/question-view.ts'

/** A report beside what was agreed, in the language of the reader. Texts of people are as they wrote them. */
export type ReportView = {
  milestones: {
    key: string
    number: number
    title: string
    agreed: string
    evidence: string
    reached: boolean
    /** "gehaald op 1 december 2026". */
    word: string
    text: string
    accepted: boolean
  }[]
  whatChanged: string
  delay: { length: string; reason: string; explanation: string } | null
  indicators: IndicatorReportView[]
  /** What changed for whom, by the five V's that were answered. */
  voices: { key: string; name: string; text: string }[]
  photos: PhotoView[]
  spending: { rows: SpendingRow[]; totals: Omit<SpendingRow, 'key' | 'title'> }
  lesson: { title: string; text: string }
}

/** A photo with what is seen on it; `who` says who may see it. */
export type PhotoView = {
  file: string
  href: string
  shows: string
  who: string
  stand: PhotoStand
  /** Since when and why it is not for everybody any more. */
  off: string | null
  /** Where it can be taken from public. */
  act: string | null
}

export type IndicatorReportView = {
  key: string
  name: string
  /** "Nulmeting 12, doel 40 op 30 juni 2027. Vorige keer 21." */
  agreed: string
  figures: { key: string; value: string; more: string }[]
  noFigureReason: string
  /** Figures of earlier reports that turned out to be wrong, with what they become and why. */
  corrections: { key: string; text: string; reason: string }[]
  /** A baseline that was measured now. */
  baseline: { value: string; more: string } | null
  noBaselineReason: string | null
}

export type SpendingRow = {
  key: string
  title: string
  budget: string
  before: string
  now: string | null
  left: string
}

/** The page of one part: its title, what helps, and what stands in its fields. */
export type ReportPart = 'story' | 'indicator' | 'voices' | 'photos' | 'spending' | 'lesson'

export type ReportPage = { part: ReportPart; values: TypedValues; version: number; operation: string }
export type { TypedRow, TypedValues }

/** A milestone on the page of what happened; `now`: it should be reached by the day of this report. */
export type AskedMilestone = {
  key: string
  number: number
  title: string
  agreed: string
  evidence: string
  now: boolean
}
