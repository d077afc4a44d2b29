import type { Bar } from '#app/components/charts/bars-figure.tsx'
import type { ChartValue } from '#app/components/charts/numbers.ts'
import type { KeptFigure, KeptResults } from '#app/domain/results/kept-results.ts'
import { formatList, formatNumber, formatPercent } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { unitBeside } from '#app/i18n/units.ts'
import type { ProgrammeIndicator } from '#db/queries/public/results.server.ts'
import { initiativeName } from './initiative-name.server.ts'
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

/** What grants counted, by the key of the programme's indicator, and what each grant is called in public. */
export type Contributed = {
  kept: ReadonlyMap<string, KeptResults>
  names: ReadonlyMap<string, { initiative: string | null; reference: string }>
  language: Language
}

/** The grants whose names `contributionView` and `besideTexts` say. */
export function grantsNamed(kept: Iterable<KeptResults>): string[] {
  return [
    ...new Set([...kept].flatMap(({ largest, beside }) => [...largest, ...beside].map(({ grant }) => grant))),
  ]
}

/**
 * What grants counted for this indicator: the largest each its own bar, and together by the type of the number; null for
 * nothing.
 */
export function contributionView(
  indicator: ProgrammeIndicator,
  { kept, names, language }: Contributed,
): BarsView | null {
  const results = kept.get(indicator.key)
  const sum = results?.sums.find(({ place }) => place === null)
  if (!results || !sum?.figure) return null
  const { largest } = results
  const { figure, hidden, entering } = sum
  const more = entering - largest.length
  const named = [...new Set(largest.map((one) => nameOf(one, names)))]
  const others = more > 0 ? [m.results_public_more_grants({ count: formatNumber(more, language) })] : []
  const overlaps = figure.valueMax != null && entering > 1
  return {
    key: `grants-${indicator.key}`,
    title: hidden
      ? m.results_public_hidden_sum()
      : `${valueText(figure, language)} ${unitBeside(figure, indicator.unit)}`,
    by: [
      `${indicator.name}. ${m.results_public_counted_in({ grants: formatList([...named, ...others], language) })}`,
      overlaps && m.results_public_may_overlap(),
    ]
      .filter(Boolean)
      .join(' '),
    unit: indicator.unit,
    bars: largest.map((one) => ({
      key: `${one.grant}-${one.id}`,
      label: withShare(nameOf(one, names), one.shareBp, language),
      value: one.hidden ? hiddenValue() : chartValue(one.value),
    })),
    total: !hidden && entering > 1 ? chartValue(figure) : undefined,
  }
}

/** What grants counted beside this indicator, each with why it is not in the count. */
export function besideTexts(indicator: ProgrammeIndicator, { kept, names, language }: Contributed): string[] {
  return (kept.get(indicator.key)?.beside ?? []).map((one) => {
    const figure = one.hidden
      ? m.results_public_hidden()
      : `${valueText(one.value, language)} ${unitBeside(one.value, one.unit)}`
    const words = { initiative: nameOf(one, names), figure }
    return one.why === 'other-unit'
      ? m.results_public_beside_unit(words)
      : m.results_public_beside_type(words)
  })
}

function nameOf({ grant }: Pick<KeptFigure, 'grant'>, names: Contributed['names']): string {
  const found = names.get(grant)
  if (!found) return ''
  return found.initiative ?? `${initiativeName(found)} (${found.reference})`
}

function withShare(name: string, shareBp: number, language: Language): string {
  return shareBp === 10_000
    ? name
    : m.results_public_with_share({ name, share: formatPercent(shareBp, language) })
}
