import type { CorrectionStep, StandingFigure } from '#app/components/report/corrections.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { withCorrections } from '#app/domain/results/measurement.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import type { Neighbourhood } from '#db/queries/fund.server.ts'
import type { MeasuredIn } from '#db/queries/measurements.server.ts'
import { placeName, valueText } from '../results/values.server.ts'

type Corrected = { ids: string[]; first: MeasuredIn; now: MeasuredIn; steps: CorrectionStep[] }

/** What became of each figure of one indicator in a report: "was 31, nu 29, omdat …", oldest first. */
export function correctionsOf(
  measured: readonly MeasuredIn[],
  { id, unit }: { id: string; unit: string },
  language: Language,
): Corrected[] {
  const text = ({ value }: MeasuredIn) => `${valueText(value, language)} ${unit}`
  return withCorrections(measured.filter(({ indicator }) => indicator === id)).map(
    ({ first, steps, now }) => ({
      ids: [first.id, ...steps.map((step) => step.now.id)],
      first,
      now,
      steps: steps.map(({ was, now: is }) => ({
        key: is.id,
        was: text(was),
        now: text(is),
        reason: is.reason ?? '',
        day: formatDay(dayOf(is.recordedAt), language),
        name: is.by,
      })),
    }),
  )
}

/** Every figure that counts of an accepted report, with what it was before, and for who may put it right also where. */
export function standingFigures(
  measured: readonly MeasuredIn[],
  indicators: readonly { id: string; name: string; unit: string }[],
  {
    corrects,
    neighbourhoods,
    language,
  }: { corrects: boolean; neighbourhoods: readonly Neighbourhood[]; language: Language },
): StandingFigure[] {
  return indicators.flatMap((indicator) =>
    correctionsOf(measured, indicator, language).map(({ now, steps }) => ({
      key: now.id,
      name: indicator.name,
      place: now.neighbourhood ? placeName(now.neighbourhood, neighbourhoods) : '',
      baseline: now.baseline,
      value: `${valueText(now.value, language)} ${indicator.unit}`,
      steps,
      href: corrects ? `/manager/measurements/${now.id}/correction` : null,
    })),
  )
}
