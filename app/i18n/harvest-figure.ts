import {
  type HarvestFacts,
  type HarvestIndicator,
  type HarvestTarget,
  type Known,
  knownOf,
} from '#app/domain/results/annual-report-facts.ts'
import type { IndicatorValue } from '#app/domain/results/indicator.ts'
import { formatNumber } from './format.ts'
import { numberWords } from './harvest-words.ts'
import type { Language } from './languages.ts'
import { m } from './paraglide/messages.js'
import { unitBeside } from './units.ts'
import { type Worded, worded } from './worded.ts'

/** An indicator with what is known of it. `figure` says so when there is no result; `known` when there is one of its own. */
export type HarvestFigureRow = {
  key: string
  name: Worded
  figure: Worded
  known: boolean
  target: Worded | null
  grants: Worded | null
  quote: string | null
}

/** The figures of these indicators in words. */
export function figureRows(
  keys: readonly string[],
  facts: HarvestFacts,
  language: Language,
): HarvestFigureRow[] {
  return keys.flatMap((key) => {
    const indicator = facts.indicators.find((one) => one.key === key)
    return indicator ? [figureRow(indicator, keys, facts, language)] : []
  })
}

function figureRow(
  indicator: HarvestIndicator,
  keys: readonly string[],
  facts: HarvestFacts,
  language: Language,
): HarvestFigureRow {
  const { key, name, unit, subsetOf, target, grants } = indicator
  const known = knownOf(indicator, facts)
  const part = subsetOf !== null && keys.includes(subsetOf)
  const before = part ? m.results_public_of_which({ name: '' }, { locale: language }).trim() : ''
  return {
    key,
    name: worded(before, name, language),
    figure: knownWords(unit, known, language),
    known: known.kind === 'figure' || known.kind === 'whole',
    target: target && targetWords(target, unit, language),
    grants: grants && throughGrants(grants.value, unit, language),
    quote: quoteOf(indicator, known),
  }
}

function knownWords(unit: string, known: Known, language: Language): Worded {
  const locale = { locale: language }
  if (known.kind === 'figure') return inWhole(known.figure.value, unit, language)
  if (known.kind === 'whole') return inWhole({ value: known.value, qualifier: 'exact' }, unit, language)
  if (known.kind === 'elsewhere') return worded(m.harvest_elsewhere({}, locale), known.at.name, language)
  return { text: m.harvest_no_result({}, locale), dutch: '' }
}

function throughGrants(value: IndicatorValue | null, unit: string, language: Language): Worded {
  if (value === null) return { text: m.harvest_hidden({}, { locale: language }), dutch: '' }
  return inWhole(value, unit, language)
}

function targetWords({ value, period }: HarvestTarget, unit: string, language: Language): Worded {
  const goal = unitBeside(value, unit)
  const dutch = period === null ? goal : m.results_public_target_in({ goal, period }, { locale: language })
  return worded(formatNumber(value, language), dutch, language)
}

function inWhole(value: IndicatorValue, unit: string, language: Language): Worded {
  const source = { kind: 'books' } as const
  return numberWords({ kind: 'figure', value, unit, form: 'whole', source }, language)
}

/** A range whose sentence gives both ends; a target quotes what was aimed at, never what was reached. */
function quoteOf({ target }: HarvestIndicator, known: Known): string | null {
  const quote = known.kind === 'figure' || known.kind === 'whole' ? known.figure.quote : target?.quote
  return quote ? quote.replaceAll(/\s*\[…\]\s*/g, ' … ').trim() : null
}
