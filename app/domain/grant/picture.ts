import type { IsoDate } from '../calendar.ts'
import { placeLabels } from './picture-labels.ts'
import { layoutMoney } from './picture-money.ts'
import {
  type AgreementPictureData,
  type Moment,
  type Picture,
  type PictureKnot,
  type PictureLabel,
  type PictureWords,
  type PlaceInTime,
  pictureSizes,
} from './picture-shapes.ts'
import { textWidth, wrapText } from './picture-text.ts'
import { type TimeAxis, timeAxis } from './picture-time.ts'

export type * from './picture-shapes.ts'
export { pictureSizes } from './picture-shapes.ts'

const labelWidth = 186
const levelHeight = 64
const firstThread = 112

/**
 * The whole agreement in one picture: months along the thread, milestones above it, and the money hanging below the
 * knot that releases it. Pure: the same data, width (pixels; 1040 on a screen, 830 on paper) and words give the same
 * picture. Labels never overlap: they are lifted a level or pushed aside, and a string stays at its date.
 */
export function layoutAgreement(data: AgreementPictureData, width: number, words: PictureWords): Picture {
  const moments = momentsOf(data, words)
  const axis = timeAxis(
    [data.from, data.to, ...moments.map(({ day }) => day), ...tranchesDays(data)],
    width,
    words.months,
  )
  const wishes = moments.map((moment) => ({ ...moment, ...wishOf(moment, axis, words) }))
  const placed = placeLabels(wishes, width, pictureSizes.margin)
  const levels = placed.reduce((most, { level }) => Math.max(most, level + 1), 1)
  const y = firstThread + (levels - 1) * levelHeight
  const above = placed.map((place) => {
    const lines = wishes.find(({ key }) => key === place.key)?.texts ?? []
    return labelAt(place, lines, y)
  })
  const knots = knotsOf(moments, axis)
  const money = layoutMoney(data, { axis, width, y, words, moments })
  return {
    width,
    height: money.bottom + pictureSizes.margin,
    thread: { y, from: axis.left, solidTo: solidTo(data, knots, axis), to: axis.right },
    ticks: axis.ticks,
    months: axis.months,
    knots: [...knots, ...money.knots],
    above,
    below: money.tags,
  }
}

function momentsOf(data: AgreementPictureData, words: PictureWords): Moment[] {
  const isReview = (day: IsoDate) => day === data.reviewDate
  const milestones = data.milestones.map(({ id, number, title, due, state }) => ({
    key: `milestone ${id}`,
    day: due,
    title: `${number}. ${title}`,
    state,
    half: isReview(due),
  }))
  const reports = (data.reports ?? []).map(({ id, title, due, state = 'ahead' }) => ({
    key: `report ${id}`,
    day: due,
    title,
    state,
    half: isReview(due),
  }))
  const signing: Moment = {
    key: 'signing',
    day: data.signedOn ?? data.from,
    title: data.signedOn ? words.signed : words.sign,
    state: data.signedOn ? 'done' : 'now',
    half: false,
  }
  const known = [signing, ...milestones, ...reports]
  if (!data.reviewDate || known.some(({ half }) => half)) return known
  const state = data.reviewDate < data.today ? 'done' : 'ahead'
  return [...known, { key: 'review', day: data.reviewDate, title: words.review, state, half: true }]
}

function tranchesDays(data: AgreementPictureData): IsoDate[] {
  return data.tranches.flatMap(({ anchor }) => ('date' in anchor ? [anchor.date] : []))
}

function wishOf(moment: Moment, axis: TimeAxis, words: PictureWords) {
  const date = words.day(moment.day)
  const texts = [date, ...wrapText(moment.title, labelWidth, 2, pictureSizes.text)]
  const widths = texts.map((text, index) => textWidth(text, pictureSizes.text, index === 0))
  return { x: axis.at(moment.day), width: Math.ceil(Math.max(...widths)), texts }
}

function labelAt(
  place: ReturnType<typeof placeLabels>[number],
  texts: string[],
  threadY: number,
): PictureLabel {
  const last = threadY - 46 - place.level * levelHeight
  const { line } = pictureSizes
  const lines = texts.map((text, index) => ({
    y: last - (texts.length - 1 - index) * line,
    text,
    bold: index === 0,
  }))
  const top = (lines[0]?.y ?? last) - pictureSizes.text
  return {
    key: place.key,
    anchor: place.anchor,
    x: round(place.textX),
    lines,
    box: { x: round(place.left), y: top, width: place.width, height: last + 4 - top },
    string: { x: round(place.x), from: threadY - pictureSizes.knot - 2, to: last + 10 },
  }
}

function knotsOf(moments: Moment[], axis: TimeAxis): PictureKnot[] {
  const knots = new Map<number, PictureKnot>()
  for (const { key, day, state, half } of moments) {
    const x = round(axis.at(day))
    const there = knots.get(x)
    knots.set(
      x,
      there
        ? { ...there, state: nearest(there.state, state), half: there.half || half }
        : { key, x, state, half },
    )
  }
  return [...knots.values()]
}

/** Of two knots on one day the one that asks something is shown. */
function nearest(one: PlaceInTime, other: PlaceInTime): PlaceInTime {
  if (one === 'now' || other === 'now') return 'now'
  return one === 'ahead' || other === 'ahead' ? 'ahead' : 'done'
}

/** Solid behind: up to today, and at least up to the last knot that is done. */
function solidTo(data: AgreementPictureData, knots: PictureKnot[], axis: TimeAxis): number {
  const done = knots.filter(({ state }) => state === 'done').map(({ x }) => x)
  const now = Math.min(axis.right, Math.max(axis.left, axis.at(data.today)))
  return round(Math.max(axis.left, now, ...done))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
