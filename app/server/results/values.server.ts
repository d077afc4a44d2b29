import type { Figure } from '#app/components/block/key-figure.tsx'
import type { ChartValue } from '#app/components/charts/numbers.ts'
import type { IndicatorValue } from '#app/domain/results/indicator.ts'
import { formatFigure, formatList, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { Neighbourhood } from '#db/queries/fund.server.ts'

/** A figure as text: `ruim 3.600`, `2 tot 4`, `11 van 38`. */
export function valueText(
  { value, valueMax, qualifier, denominator }: IndicatorValue,
  language: Language,
): string {
  const figure = formatFigure({ value, valueMax, qualifier }, language)
  return denominator
    ? m.results_public_of({ part: figure, whole: formatNumber(denominator, language) }, { locale: language })
    : figure
}

/** The same as the large figure of a page; null is missing, which is never nought. */
export function keyFigure(value: IndicatorValue | null, language: Language): Figure {
  if (!value) return { kind: 'missing' }
  const { valueMax, qualifier, denominator } = value
  const number = formatNumber(value.value, language)
  if (valueMax != null) return { kind: 'range', from: number, to: formatNumber(valueMax, language) }
  return {
    kind: 'value',
    number: denominator ? valueText({ ...value, qualifier: 'exact' }, language) : number,
    qualifier,
  }
}

/** The same for a drawing. */
export function chartValue({ value, valueMax }: IndicatorValue): ChartValue {
  return valueMax == null ? { kind: 'value', value } : { kind: 'range', from: value, to: valueMax }
}

/** A count of people that is too small to show: it looks like every other one that is not shown. */
export function hiddenValue(): ChartValue {
  return { kind: 'missing', reason: m.results_public_hidden() }
}

/** Names of neighbourhoods by key; a place that the fund does not know stays as it is written. */
export function placeNames(
  places: readonly string[],
  neighbourhoods: readonly Neighbourhood[],
  language: Language,
): string {
  return formatList(
    places.map((place) => placeName(place, neighbourhoods)),
    language,
  )
}

export function placeName(place: string, neighbourhoods: readonly Neighbourhood[]): string {
  if (place === 'several') return m.results_public_several()
  return neighbourhoods.find(({ key }) => key === place)?.name ?? place
}
