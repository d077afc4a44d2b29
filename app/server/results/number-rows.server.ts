import { dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { formatWithUnit, unitBeside } from '#app/i18n/units.ts'
import type { ProgrammeIndicator } from '#db/queries/public/results.server.ts'
import { valueText } from './values.server.ts'

export type NumberRow = {
  key: string
  href: string | null
  what: string
  when: string
  figure: string
  source: string
  quote: string | null
  recorded: string
}

/** Every number that the programme wrote down about an indicator, newest first, then its aims; `href` is where they stand. */
export function numberRows(
  indicator: ProgrammeIndicator,
  href: string | null,
  language: Language,
): NumberRow[] {
  const published = indicator.figures.map((figure) => ({
    key: figure.id,
    href,
    what: indicator.name,
    when: figure.period,
    figure: `${valueText(figure.value, language)} ${unitBeside(figure.value, indicator.unit)}`,
    source: figure.source,
    quote: figure.quote || null,
    recorded: formatDay(dayOf(figure.recordedAt), language),
  }))
  const aims = indicator.targets.map((target) => ({
    key: target.id,
    href,
    what: m.results_public_goal_of({ name: indicator.name }),
    when: target.period ?? '–',
    figure: formatWithUnit(target.value, indicator.unit, language),
    source: target.source,
    quote: target.quote || null,
    recorded: formatDay(dayOf(target.recordedAt), language),
  }))
  return [...published, ...aims]
}
