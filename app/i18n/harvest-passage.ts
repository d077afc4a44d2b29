import type { HarvestBlock } from '#app/domain/results/annual-report.ts'
import { type HarvestLanguage, textIn } from '#app/domain/results/annual-report-edition.ts'
import type { HarvestFacts } from '#app/domain/results/annual-report-facts.ts'
import {
  type ChangedNumber,
  type LiveNumber,
  type NumberSource,
  type ResolvedPart,
  resolved,
} from '#app/domain/results/annual-report-number.ts'
import { numberText, numberWords } from './harvest-words.ts'
import type { Language } from './languages.ts'
import { m } from './paraglide/messages.js'
import type { Worded } from './worded.ts'

/**
 * A stretch of a line: words, or a number with the place where its source is told. `changed` says what it was, or what it
 * became.
 */
export type HarvestPiece = Worded & { href: string | null; changed: string | null }
export type HarvestLine = HarvestPiece[]
/** Lines that are one paragraph each, or items of a list. */
export type HarvestParagraph = { list: boolean; lines: HarvestLine[] }

/** A part of a harvest in words; `lang` and `labelLang` when text or label are in another language than the page. */
export type HarvestPassage = {
  key: string
  kind: HarvestBlock['kind']
  label: string | null
  labelLang: 'nl' | null
  lang: HarvestLanguage | null
  paragraphs: HarvestParagraph[]
}

/** The numbers of a part that are others now: than when it was written, or than when it was approved. */
export type HarvestChanges = {
  since: 'writing' | 'approval'
  of: (block: string) => readonly ChangedNumber[]
}

/** A part in words; of one that was taken away on request only that. */
export function passageOf(
  block: HarvestBlock,
  facts: HarvestFacts,
  language: Language,
  changes?: HarvestChanges,
): HarvestPassage {
  const { key, kind, title } = block
  if (block.erased) return erased(block, language)
  const { text, in: written } = textIn(block, language === 'en' ? 'en' : 'nl')
  const changed = (token: string) => changes && changeOf(token, changes, block.key, written)
  return {
    key,
    kind,
    label: title ?? kindWord(kind, language),
    labelLang: title !== null && language !== 'nl' ? 'nl' : null,
    lang: written === language ? null : written,
    paragraphs: paragraphsOf(text, (line) =>
      resolved(line, facts, (number) => numberText(number, written)).flatMap((part) =>
        piecesOf(part, { facts, written, changed: changed(part.number ? part.token : part.text) ?? null }),
      ),
    ),
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

export function anchorOf(indicator: string): string {
  return `n-${indicator}`
}

/** Where a part stands on its page. */
export function partAnchor(key: string): string {
  return `part-${key}`
}

function erased({ key, kind }: HarvestBlock, language: Language): HarvestPassage {
  const piece = { text: m.harvest_erased({}, { locale: language }), dutch: '', href: null, changed: null }
  return {
    ...{ key, kind, label: null, labelLang: null, lang: null },
    paragraphs: [{ list: false, lines: [[piece]] }],
  }
}

function paragraphsOf(text: string, lineOf: (line: string) => HarvestLine): HarvestParagraph[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.reduce<HarvestParagraph[]>((paragraphs, line) => {
    const list = line.startsWith('- ')
    const pieces = lineOf(list ? line.slice(2) : line)
    const last = paragraphs.at(-1)
    if (list && last?.list) last.lines.push(pieces)
    else paragraphs.push({ list, lines: [pieces] })
    return paragraphs
  }, [])
}

type InText = { facts: HarvestFacts; written: HarvestLanguage; changed: string | null }

function piecesOf({ text, number }: ResolvedPart, { facts, written, changed }: InText): HarvestPiece[] {
  if (number) return [{ ...withUnit(text, number, written), href: hrefOf(number.source), changed }]
  if (written === 'nl') return [{ text, dutch: '', href: null, changed }]
  return byLanguage(text, ownWords(facts)).map((words) => ({ ...words, href: null, changed }))
}

/** A number as it stands there, with its unit apart where that is Dutch. */
function withUnit(text: string, number: LiveNumber, written: HarvestLanguage): Worded {
  const { dutch } = numberWords(number, written)
  return dutch === '' ? { text, dutch } : { text: text.slice(0, -dutch.length).trimEnd(), dutch }
}

/** What the programme itself wrote and may stand in a sentence of ours, the longest first. */
function ownWords({ fund, indicators }: HarvestFacts): string[] {
  const all = [fund.vision, fund.aim, ...indicators.map(({ name }) => name)]
  return all.filter((words) => words !== '').toSorted((one, other) => other.length - one.length)
}

/** Cuts an English text where the Dutch words of the programme stand in it. */
function byLanguage(text: string, dutch: readonly string[]): Worded[] {
  const found = dutch.find((words) => text.includes(words))
  if (found === undefined) return text === '' ? [] : [{ text, dutch: '' }]
  const from = text.indexOf(found)
  return [
    ...byLanguage(text.slice(0, from), dutch),
    { text: '', dutch: found },
    ...byLanguage(text.slice(from + found.length), dutch),
  ]
}

function changeOf(
  token: string,
  { since, of }: HarvestChanges,
  block: string,
  language: HarvestLanguage,
): string | null {
  const change = of(block).find((one) => one.token === token)
  if (!change) return null
  const locale = { locale: language }
  const was = numberText(change.was, language)
  const now = change.now && numberText(change.now, language)
  if (since === 'approval')
    return now === null ? m.harvest_mark_later_gone({}, locale) : m.harvest_mark_later({ now }, locale)
  return now === null ? m.harvest_changed_gone({ was }, locale) : m.harvest_mark_was({ was }, locale)
}

/** Where the source of a number is told: its row in the figures of this harvest, its grant, or the money of the fund. */
function hrefOf(source: NumberSource): string {
  if (source.kind === 'books') return '/money'
  return source.kind === 'grant' ? `/grants/${source.reference}` : `#${anchorOf(source.indicator)}`
}
