import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'

/** What was measured. A range is what is certain and what is possible; missing has its reason and is never nought. */
export type ChartValue =
  | { kind: 'value'; value: number /** Under the figure, "9 van 12". */; note?: string }
  | { kind: 'range'; from: number; to: number }
  | { kind: 'missing'; reason?: string }

/** How a number is written; without it as a whole number or with at most one decimal, in the language of the page. */
export type NumberWords = (value: number) => string

export function plainNumber(value: number): string {
  const locale = getLocale() === 'en' ? 'en-GB' : 'nl-NL'
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)
}

/** The value in words: "34", "55 tot 61", "niet gemeten". */
export function valueWords(value: ChartValue, words: NumberWords): string {
  if (value.kind === 'value') return words(value.value)
  if (value.kind === 'range')
    return m.components_chart_range({ from: words(value.from), to: words(value.to) })
  return value.reason ?? m.components_chart_missing()
}

/** The largest number in it; nought when there is none. */
export function mostOf(value: ChartValue): number {
  return value.kind === 'value' ? value.value : value.kind === 'range' ? value.to : 0
}

/** A position as SVG wants it, so that text keeps its size on every width. */
export function percent(value: number): string {
  return `${Math.round(value * 10) / 10}%`
}

/** A length in pixels without needless decimals. */
export function pixels(value: number): number {
  return Math.round(value * 10) / 10
}

/** A word per line, for the narrow slot of what is missing; a reason is a few short words. */
export function slotLines(reason: string): string[] {
  const lines: string[] = []
  for (const word of reason.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= 7) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.slice(0, 4)
}
