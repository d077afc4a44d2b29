import type { HarvestBlock } from '#app/domain/results/annual-report.ts'
import {
  type HarvestEdition,
  type HarvestLanguage,
  textIn,
} from '#app/domain/results/annual-report-edition.ts'
import { type HarvestFacts, type HarvestIndicator, knownOf } from '#app/domain/results/annual-report-facts.ts'
import { type LiveNumber, type NumberSource, resolved } from '#app/domain/results/annual-report-number.ts'
import { numberText } from './harvest-words.ts'
import type { Language } from './languages.ts'
import { m } from './paraglide/messages.js'
import { formatWithUnit } from './units.ts'

/** A stretch of a line: words, or a number with the place where its source is told. */
export type HarvestPiece = { text: string; href: string | null }
export type HarvestLine = HarvestPiece[]
/** Lines that are one paragraph each, or items of a list. */
export type HarvestParagraph = { list: boolean; lines: HarvestLine[] }

/** A part of a harvest in words; `lang` when it is in another language than the page. */
export type HarvestPassage = {
  key: string
  kind: HarvestBlock['kind']
  label: string | null
  lang: HarvestLanguage | null
  paragraphs: HarvestParagraph[]
}

/** An indicator with what is known of it. `figure` says so when there is no result. */
export type HarvestFigureRow = {
  key: string
  part: boolean
  name: string
  figure: string
  known: boolean
  target: string | null
  grants: string | null
  quote: string | null
}
export type HarvestSection = {
  key: string
  title: string
  passages: HarvestPassage[]
  figures: HarvestFigureRow[]
  /** Where every row of these numbers stands, with who said so and when. */
  sources: string | null
}

/** A harvest in words, in the order in which it is read. */
export function harvestView(edition: HarvestEdition, language: Language): HarvestSection[] {
  const { facts, blocks } = edition
  const [opening, programme] = [['opening'], ['breakthroughs', 'focus', 'figures', 'missing']]
  const inKinds = (kinds: readonly string[], pillar: string | null) =>
    blocks.filter((block) => block.pillar === pillar && kinds.includes(block.kind))
  const sections: { key: string; title: string; of: HarvestBlock[]; sources: string | null }[] = [
    { key: 'opening', title: '', of: inKinds(opening, null), sources: null },
    {
      key: 'programme',
      title: m.harvest_programme({}, { locale: language }),
      of: inKinds(programme, null),
      sources: '/results#programme',
    },
    ...facts.pillars.map(({ key, name }) => ({
      key,
      title: name,
      of: blocks.filter(({ pillar }) => pillar === key),
      sources: `/results/${key}#numbers`,
    })),
    {
      key: 'lessons',
      title: m.harvest_lessons({}, { locale: language }),
      of: inKinds(['lesson'], null),
      sources: null,
    },
    {
      key: 'money',
      title: m.harvest_money({}, { locale: language }),
      of: inKinds(['money', 'awards'], null),
      sources: '/money',
    },
  ]
  return sections
    .filter(({ of }) => of.length > 0)
    .map(({ of, ...section }) => ({
      ...section,
      passages: passagesOf(of, facts, language),
      figures: of.flatMap(({ indicators }) => figuresOf(indicators, facts, language)),
    }))
}

/** The passages of a section; one above several of the same kind says what they are. */
function passagesOf(
  blocks: readonly HarvestBlock[],
  facts: HarvestFacts,
  language: Language,
): HarvestPassage[] {
  return blocks
    .filter(({ kind }) => kind !== 'figures')
    .map((block) => passageOf(block, facts, language))
    .filter(({ paragraphs }) => paragraphs.length > 0)
}

/** A part in words. */
export function passageOf(block: HarvestBlock, facts: HarvestFacts, language: Language): HarvestPassage {
  const spoken: HarvestLanguage = language === 'en' ? 'en' : 'nl'
  const { text, in: written } = textIn(block, spoken)
  return {
    key: block.key,
    kind: block.kind,
    label: block.title ?? kindWord(block.kind, language),
    lang: written === language ? null : written,
    paragraphs: paragraphsOf(text, facts, written),
  }
}

/** What a part of this kind is called; null where its section says enough. */
export function kindWord(kind: HarvestBlock['kind'], language: Language): string | null {
  const locale = { locale: language }
  const words: Partial<Record<HarvestBlock['kind'], () => string>> = {
    breakthroughs: () => m.harvest_block_breakthroughs({}, locale),
    goal: () => m.harvest_block_goal({}, locale),
    execution: () => m.harvest_block_execution({}, locale),
    missing: () => m.harvest_block_missing({}, locale),
    awards: () => m.harvest_awards({}, locale),
  }
  return words[kind]?.() ?? null
}

function paragraphsOf(text: string, facts: HarvestFacts, language: HarvestLanguage): HarvestParagraph[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.reduce<HarvestParagraph[]>((paragraphs, line) => {
    const list = line.startsWith('- ')
    const pieces = resolved(list ? line.slice(2) : line, facts, (number) => numberText(number, language)).map(
      ({ text: shown, number }) => ({ text: shown, href: number && hrefOf(number.source) }),
    )
    const last = paragraphs.at(-1)
    if (list && last?.list) last.lines.push(pieces)
    else paragraphs.push({ list, lines: [pieces] })
    return paragraphs
  }, [])
}

/** Where the source of a number is told: its row in the figures of this harvest, its grant, or the money of the fund. */
function hrefOf(source: NumberSource): string {
  if (source.kind === 'books') return '/money'
  return source.kind === 'grant' ? `/grants/${source.reference}` : `#${anchorOf(source.indicator)}`
}

export function anchorOf(indicator: string): string {
  return `n-${indicator}`
}

function figuresOf(keys: readonly string[], facts: HarvestFacts, language: Language): HarvestFigureRow[] {
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
  const text = (value: NonNullable<typeof grants>['value']) =>
    value === null ? m.harvest_hidden({}, { locale: language }) : numberText(inWhole(value, unit), language)
  return {
    key,
    part: subsetOf !== null && keys.includes(subsetOf),
    name,
    figure: knownText(indicator, known, language),
    known: known.kind !== 'missing',
    target: target ? targetText(target, unit, language) : null,
    grants: grants ? text(grants.value) : null,
    quote: quoteOf(indicator, known),
  }
}

function knownText(
  { unit }: HarvestIndicator,
  known: ReturnType<typeof knownOf>,
  language: Language,
): string {
  if (known.kind === 'figure') return numberText(inWhole(known.figure.value, unit), language)
  if (known.kind === 'whole') return formatWithUnit(known.value, unit, language)
  if (known.kind === 'elsewhere') return m.harvest_elsewhere({ name: known.at.name }, { locale: language })
  return m.harvest_no_result({}, { locale: language })
}

/** A range whose sentence gives both ends; a target quotes what was aimed at, never what was reached. */
function quoteOf({ target }: HarvestIndicator, known: ReturnType<typeof knownOf>): string | null {
  const quote = known.kind === 'figure' || known.kind === 'whole' ? known.figure.quote : target?.quote
  return quote ? quote.replaceAll(/\s*\[…\]\s*/g, ' … ').trim() : null
}

function targetText(
  { value, period }: { value: number; period: string | null },
  unit: string,
  language: Language,
): string {
  const goal = formatWithUnit(value, unit, language)
  return period === null ? goal : m.results_public_target_in({ goal, period }, { locale: language })
}

function inWhole(value: NonNullable<HarvestIndicator['figures'][number]>['value'], unit: string): LiveNumber {
  return { kind: 'figure', value, unit, form: 'whole', source: { kind: 'books' } }
}
