import type { EntryPart } from '#app/components/proposal/entries.tsx'
import type {
  IndicatorReport,
  ReportFigure,
  ReportPhoto,
  ReportStory,
} from '#app/domain/results/report-content.ts'
import { formatCounted, formatDay, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { Neighbourhood } from '#db/queries/fund.server.ts'
import { placeName, valueText } from '../results/values.server.ts'
import { delayWord } from './report-view.server.ts'
import type { Beside } from './reporting.server.ts'

/** "2 weken · Mensen: iemand ziek. De coördinator was ziek." */
export function delayText(delay: ReportStory['delay'], language: Language): string | null {
  if (!delay) return null
  const { weeks, reason, explanation } = delay
  return [
    weeks === null ? '' : formatCounted(weeks, 'week', language),
    reason && delayWord(reason),
    explanation,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** "12 bewoners · 1 september 2026 · geteld". */
export function baselineText(
  baseline: IndicatorReport['baseline'],
  unit: string,
  language: Language,
): string | null {
  if (!baseline) return null
  const { value, on, method } = baseline
  return [
    value === null ? '' : `${formatNumber(value, language)} ${unit}`,
    on && formatDay(on, language),
    method,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What a report says of a milestone, field by field under its question. */
export function milestoneParts(
  { reached, reachedOn, whatHappened }: ReportStory['milestones'][number],
  language: Language,
): EntryPart[] {
  const state = !reached
    ? m.results_report_not_reached()
    : reachedOn === null
      ? m.results_report_reached()
      : m.results_report_reached_on({ day: formatDay(reachedOn, language) })
  return [
    part('state', m.reporting_change_state(), state),
    part('what', m.results_report_ask_happened(), whatHappened, true),
  ]
}

type Counting = { unit: string; neighbourhoods: readonly Neighbourhood[]; language: Language }

/** The same of a figure. */
export function figureParts(
  { value, valueMax, qualifier, denominator, from, to, neighbourhood, method, before }: ReportFigure,
  { unit, neighbourhoods, language }: Counting,
): EntryPart[] {
  const day = (on: string | null) => (on === null ? '' : formatDay(on, language))
  return [
    part(
      'value',
      m.results_report_ask_value(),
      value === null ? '' : `${valueText({ value, valueMax, qualifier, denominator }, language)} ${unit}`,
    ),
    part('before', m.reporting_before(), before === null ? '' : formatNumber(before, language)),
    part(
      'place',
      m.results_report_ask_place(),
      neighbourhood ? placeName(neighbourhood, neighbourhoods) : '',
    ),
    part('from', m.results_report_ask_from(), day(from)),
    part('to', m.results_report_ask_to(), day(to)),
    part('method', m.results_report_ask_method(), method, true),
  ]
}

/** The same of a correction. */
export function correctionParts(
  { value, valueMax, qualifier, denominator, reason }: IndicatorReport['corrections'][number],
  unit: string,
  language: Language,
): EntryPart[] {
  return [
    part(
      'value',
      m.reporting_correct_value(),
      value === null ? '' : `${valueText({ value, valueMax, qualifier, denominator }, language)} ${unit}`,
    ),
    part('reason', m.reporting_correct_reason(), reason, true),
  ]
}

/** The figure that a correction is about: "29 bewoners · 1 september 2026 tot en met 1 december 2026". */
export function nameOfMeasured(
  measurement: string,
  { unit, beside, language }: { unit: string; beside: Beside; language: Language },
): string {
  const old = beside.counted.find(({ id }) => id === measurement)
  if (!old) return m.reporting_change_count()
  const { from, to } = old.period
  return [
    `${valueText(old.value, language)} ${unit}`,
    m.results_report_period({ from: formatDay(from, language), to: formatDay(to, language) }),
  ].join(' · ')
}

/** The same of a photo. */
export function photoParts({ shows, consent }: ReportPhoto): EntryPart[] {
  const who =
    consent === null ? '' : consent === 'public' ? m.reporting_photo_public() : m.reporting_photo_fund()
  return [part('shows', m.reporting_photo_shows(), shows), part('who', m.reporting_photo_who(), who)]
}

function part(key: string, label: string, text: string, long = false): EntryPart {
  return { key, label, text, long }
}
