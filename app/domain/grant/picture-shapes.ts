import type { IsoDate } from '../calendar.ts'

export type PlaceInTime = 'done' | 'now' | 'ahead'

export type PictureMilestone = { id: string; number: number; title: string; due: IsoDate; state: PlaceInTime }
export type PictureReport = { id: string; title: string; due: IsoDate; state?: PlaceInTime }

/** Where the money hangs: at the milestone or the report that releases it, at the signing, or at a date. */
export type PictureAnchor = { milestone: string } | { report: string } | { signed: true } | { date: IsoDate }

export type PictureTranche = {
  id: string
  number: number
  of: number
  /** Cents. */
  amount: number
  plannedOn: IsoDate
  /** The condition in words: "als mijlpaal 1 is goedgekeurd". */
  conditionWords: string
  /** The same without what hangs at every part, for the little room of a tag; absent when it says no less. */
  shortWords?: string
  anchor: PictureAnchor
  state: PlaceInTime
  /** Part of the whole amount, in basis points. */
  share: number
}

export type AgreementPictureData = {
  from: IsoDate
  to: IsoDate
  today: IsoDate
  /** Absent while it is not signed: then the signing is the knot of now, at `from`. */
  signedOn?: IsoDate
  milestones: readonly PictureMilestone[]
  reviewDate?: IsoDate
  reports?: readonly PictureReport[]
  tranches: readonly PictureTranche[]
}

/** The words of the picture in one language; the caller has them, the domain has no sentences. */
export type PictureWords = {
  /** Twelve short names, January first. */
  months: readonly string[]
  /** "15 mei". */
  day: (day: IsoDate) => string
  /** Cents as money: "€ 12.000". */
  money: (cents: number) => string
  /** "1 van 4". */
  trancheOf: (number: number, of: number) => string
  sign: string
  signed: string
  review: string
}

export type PictureKnot = {
  key: string
  x: number
  state: PlaceInTime /** The review date. */
  half: boolean
}
export type PictureLabel = {
  key: string
  anchor: 'start' | 'middle' | 'end'
  x: number
  /** Top down; the first one is the date, in bold. `y` is the base line. */
  lines: { y: number; text: string; bold: boolean }[]
  box: { x: number; y: number; width: number; height: number }
  /** From the knot up to the words. */
  string: { x: number; from: number; to: number }
}
export type PictureTag = {
  key: string
  state: PlaceInTime
  x: number
  y: number
  width: number
  height: number
  amount: string
  /** "1 van 4" ends at the right padding, on the base line `ofY`: beside the amount, or beside the bar when that is too wide. */
  of: string
  ofY: number
  lines: { y: number; text: string }[]
  /** The bar of its share; `filled` of `width` pixels. */
  bar: { x: number; y: number; width: number; filled: number }
  /** Corners of the string from its knot to the top of the tag. It runs behind the month names: draw it first. */
  string: { x: number; y: number }[]
}
export type Picture = {
  width: number
  height: number
  thread: { y: number; from: number; solidTo: number; to: number }
  ticks: { x: number }[]
  /** In the middle of their month at `thread.y + 24`; `width` is what they cover. */
  months: { x: number; text: string; width: number }[]
  knots: PictureKnot[]
  above: PictureLabel[]
  below: PictureTag[]
}

/** Sizes in pixels, the same on a screen and in the PDF. */
export const pictureSizes = { text: 14, amount: 18, line: 18, margin: 14, knot: 10 }

/** A day on the thread that has a knot, and what is said above it. */
export type Moment = { key: string; day: IsoDate; title: string; state: PlaceInTime; half: boolean }
