import type { IsoDate } from '../calendar.ts'
import { textWidth } from './picture-text.ts'

/** The months of an agreement along a line; every month is as wide as another. Pixels. */
export type TimeAxis = {
  left: number
  right: number
  at: (day: IsoDate) => number
  ticks: { x: number }[]
  months: { x: number; text: string; width: number }[]
}

const edge = 30
const narrowest = 44

/**
 * An axis of whole months that holds all these days. Names stand in the middle of their month as far as there is
 * room; in a long agreement every second, third, sixth month or only the years are named. January shows the year.
 */
export function timeAxis(days: readonly IsoDate[], width: number, names: readonly string[]): TimeAxis {
  const sorted = [...days].sort()
  const first = monthOf(sorted[0] ?? '2000-01-01')
  const last = Math.max(first, monthOf(sorted.at(-1) ?? '2000-01-01'))
  const count = last - first + 1
  const month = (width - 2 * edge) / count
  const every = [1, 2, 3, 6, 12].find((step) => month * step >= narrowest) ?? 24
  const indexes = Array.from({ length: count }, (_, index) => index)
  const isNamed = (index: number) => (first + index) % every === 0
  return {
    left: edge,
    right: width - edge,
    at: (day) => edge + (monthOf(day) - first + (dayOfMonth(day) - 1) / daysInMonth(day)) * month,
    ticks: indexes
      .filter((index) => every === 1 || isNamed(index))
      .map((index) => ({ x: round(edge + index * month) })),
    months: indexes.filter(isNamed).map((index) => {
      const text = nameOf(first + index, names)
      const x = round(edge + (index + Math.min(every, count - index) / 2) * month)
      return { x, text, width: Math.ceil(textWidth(text, 14)) }
    }),
  }
}

function nameOf(month: number, names: readonly string[]): string {
  return month % 12 === 0 ? String(month / 12) : (names[month % 12] ?? '')
}

/** Months since the year nought. */
function monthOf(day: IsoDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

function dayOfMonth(day: IsoDate): number {
  return Number(day.slice(8, 10))
}

function daysInMonth(day: IsoDate): number {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate()
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
