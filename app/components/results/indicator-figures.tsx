import type { IsoDate } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Bar, BarsFigure } from '../charts/bars-figure.tsx'
import { IndicatorFigure, type IndicatorPoint } from '../charts/indicator-figure.tsx'
import type { ChartValue } from '../charts/numbers.ts'

/** An indicator of a grant from baseline to target, ready to draw. */
export type DrawnIndicator = {
  key: string
  title: string
  by: string
  unit: string
  target: number
  baseline?: { on: IsoDate; value: number | null } | undefined
  points: IndicatorPoint[]
  places: { bars: Bar[]; total: ChartValue } | null
}

/** The course of each indicator, and beside it the places where it was counted apart. */
export function IndicatorFigures({ indicators }: { indicators: readonly DrawnIndicator[] }) {
  return (
    <>
      {indicators.map(({ key, title, by, unit, target, baseline, points }) => (
        <IndicatorFigure key={key} id={`i-${key}`} {...{ title, by, unit, target, baseline, points }} />
      ))}
      {indicators.map(({ key, unit, target, places, by }) =>
        places ? (
          <BarsFigure
            key={key}
            id={`p-${key}`}
            title={m.results_public_by_place({ unit })}
            by={by}
            unit={unit}
            target={target}
            {...places}
          />
        ) : null,
      )}
    </>
  )
}
