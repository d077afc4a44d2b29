import type { Bar } from '#app/components/charts/bars-figure.tsx'
import type { ChartValue } from '#app/components/charts/numbers.ts'
import { figureOf } from '#app/domain/results/aggregate.ts'
import { contributionsTo } from '#app/domain/results/contribution.ts'
import { cellOf } from '#app/domain/results/hidden-figures.ts'
import { formatList, formatPercent } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { unitBeside } from '#app/i18n/units.ts'
import type { PublicIndicator } from '#db/queries/public/grants.server.ts'
import type { Programme, ProgrammeIndicator } from '#db/queries/public/results.server.ts'
import { namedWithReference } from './initiative-name.server.ts'
import { chartValue, hiddenValue, valueText } from './values.server.ts'

/** A drawing: what the bars are, and what they are together. */
export type BarsView = {
  key: string
  title: string
  by: string
  unit: string
  bars: Bar[]
  total?: ChartValue
  target?: number
}

/** The programme with what all grants counted, and which of those counts no public page shows. */
export type Contributed = {
  programme: Programme
  grants: readonly PublicIndicator[]
  hidden: ReadonlySet<string>
  year: number
  language: Language
}

/** What grants counted for this indicator: each its own bar, and together by the type of the number; null for nothing. */
export function contributionView(
  indicator: ProgrammeIndicator,
  { grants, hidden, language }: Contributed,
): BarsView | null {
  const { entering, together } = contributionsTo(indicator, grants)
  const value = together && figureOf(together)
  if (!value) return null
  const isShown = !hidden.has(cellOf.together(indicator.key))
  const names = formatList([...new Set(entering.map(({ of }) => named(of, grants)))], language)
  const overlaps = value.valueMax != null && entering.length > 1
  return {
    key: `grants-${indicator.key}`,
    title: isShown
      ? `${valueText(value, language)} ${unitBeside(value, indicator.unit)}`
      : m.results_public_hidden_sum(),
    by: [
      `${indicator.name}. ${m.results_public_counted_in({ grants: names })}`,
      overlaps && m.results_public_may_overlap(),
    ]
      .filter(Boolean)
      .join(' '),
    unit: indicator.unit,
    bars: entering.map(({ of, value: part }) => ({
      key: `${of.grant}-${of.id}`,
      label: withShare(named(of, grants), of.shareBp, language),
      value: hidden.has(pointOf(of)) ? hiddenValue() : chartValue(part),
    })),
    total: isShown && entering.length > 1 ? chartValue(value) : undefined,
  }
}

/** What grants counted beside this indicator, each with why it is not in the count. */
export function besideTexts(
  indicator: ProgrammeIndicator,
  { grants, hidden, language }: Contributed,
): string[] {
  return contributionsTo(indicator, grants).beside.map(({ of, value, why }) => {
    const figure = hidden.has(pointOf(of))
      ? m.results_public_hidden()
      : `${valueText(value, language)} ${unitBeside(value, of.unit)}`
    const words = { initiative: named(of, grants), figure }
    return why === 'other-unit' ? m.results_public_beside_unit(words) : m.results_public_beside_type(words)
  })
}

function pointOf(of: { grant: string; id: string; course: readonly { report: string }[] }): string {
  return cellOf.point(of, of.course.at(-1)?.report ?? '')
}

function named(of: { grant: string; id: string }, grants: readonly PublicIndicator[]): string {
  const found = grants.find(({ grant, id }) => grant === of.grant && id === of.id)
  return found ? (found.initiative ?? namedWithReference(found)) : ''
}

function withShare(name: string, shareBp: number, language: Language): string {
  return shareBp === 10_000
    ? name
    : m.results_public_with_share({ name, share: formatPercent(shareBp, language) })
}
