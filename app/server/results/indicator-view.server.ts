import type { Bar } from '#app/components/charts/bars-figure.tsx'
import type { IndicatorPoint } from '#app/components/charts/indicator-figure.tsx'
import type { ChartValue } from '#app/components/charts/numbers.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { placesOf } from '#app/domain/results/contribution.ts'
import { cellOf } from '#app/domain/results/hidden-figures.ts'
import { countsPeople } from '#app/domain/results/indicator.ts'
import { mayShow } from '#app/domain/results/suppression.ts'
import { formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { Neighbourhood } from '#db/queries/fund.server.ts'
import type { PublicIndicator } from '#db/queries/public/grants.server.ts'
import { chartValue, hiddenValue, placeName, valueText } from './values.server.ts'

type Around = {
  /** Is the count with this id kept from the reader? See `hiddenFigures`. */
  isHidden: (cell: string) => boolean
  neighbourhoods: readonly Neighbourhood[]
  startsOn: IsoDate
  language: Language
}

export type IndicatorView = {
  key: string
  /** The finding. */
  title: string
  by: string
  unit: string
  target: number
  baseline: { on: IsoDate; value: number | null } | undefined
  points: IndicatorPoint[]
  /** Per place, when the last report counted more than one apart. */
  places: { bars: Bar[]; total: ChartValue } | null
}

/** The course of an indicator from baseline to target, for a drawing and its table. */
export function indicatorView(indicator: PublicIndicator, around: Around): IndicatorView {
  const points = indicator.course.map(({ on, report, value }) => ({
    key: report,
    on,
    value: around.isHidden(cellOf.point(indicator, report)) ? hiddenValue() : chartValue(value),
  }))
  return {
    key: indicator.id,
    title: findingOf(indicator, around),
    by: `${indicator.name}. ${m.results_public_counted_by({ source: indicator.source })}`,
    unit: indicator.unit,
    target: indicator.target,
    baseline: baselineOf(indicator, around),
    points,
    places: byPlace(indicator, points.at(-1)?.value, around),
  }
}

/** Is some figure of this indicator kept from the reader? */
export function hidesFigure(indicator: PublicIndicator, isHidden: Around['isHidden']): boolean {
  const points = indicator.course.map(({ report }) => cellOf.point(indicator, report))
  const places = placesOf(indicator).map(({ row }) => cellOf.row(row))
  return [...points, ...places].some(isHidden) || pointsAtSomebody(indicator)
}

function findingOf(indicator: PublicIndicator, { language, isHidden }: Around): string {
  const { unit } = indicator
  const last = indicator.course.at(-1)
  const target = formatNumber(indicator.target, language)
  if (!last) return m.results_public_not_yet({ unit, target })
  if (isHidden(cellOf.point(indicator, last.report))) return m.results_public_hidden_finding({ unit, target })
  return m.results_public_finding({ value: valueText(last.value, language), unit, target })
}

function baselineOf(indicator: PublicIndicator, { startsOn }: Around): IndicatorView['baseline'] {
  if (pointsAtSomebody(indicator)) return undefined
  return { on: indicator.baseline?.on ?? startsOn, value: indicator.baseline?.value ?? null }
}

/** A baseline of a few people is not shown; one of nought people points at nobody. */
function pointsAtSomebody({ baseline, type }: PublicIndicator): boolean {
  return baseline !== null && baseline.value > 0 && countsPeople(type) && !mayShow(baseline)
}

function byPlace(
  indicator: PublicIndicator,
  total: ChartValue | undefined,
  around: Around,
): IndicatorView['places'] {
  const order = around.neighbourhoods.map(({ key }) => key)
  const places = placesOf(indicator).sort(
    (one, other) => order.indexOf(one.place) - order.indexOf(other.place),
  )
  if (places.length < 2 || !total) return null
  const bars = places.map(({ place, row }) => ({
    key: row.id,
    label: placeName(place, around.neighbourhoods),
    value: around.isHidden(cellOf.row(row)) ? hiddenValue() : chartValue(row.value),
  }))
  return { bars, total }
}
