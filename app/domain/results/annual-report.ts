import {
  type HarvestFacts,
  type HarvestIndicator,
  type HarvestPlan,
  indicatorsOf,
  knownOf,
} from './annual-report-facts.ts'
import { type Linkable, linkNumbers } from './annual-report-link.ts'
import { written } from './annual-report-token.ts'
import type { WhyMissing } from './missing.ts'

export const blockKinds = [
  'opening',
  'breakthroughs',
  'focus',
  'goal',
  'plan',
  'execution',
  'figures',
  'missing',
  'lesson',
  'money',
  'awards',
] as const
export type BlockKind = (typeof blockKinds)[number]

/**
 * A part of a harvest. `text` is plain text with live numbers, lines that begin with a dash are a list; English may be
 * missing, then the Dutch stands there. `figures` has no text: it is the list of `indicators` with what is known of each.
 */
export type HarvestBlock = {
  key: string
  kind: BlockKind
  pillar: string | null
  /** What it is called, in the words of the programme; null where its kind says enough. */
  title: string | null
  text: { nl: string; en: string | null }
  indicators: string[]
  /** Its words were taken away on request, for good. */
  erased?: true
}

/** The sentences that a harvest begins with where the programme wrote none; each may carry live numbers. */
export type HarvestWords = {
  opening(of: { year: number; vision: string; aim: string; plans: number }): string
  missing(of: { name: string; target: string | null; why: WhyMissing }): string
  noBooks(of: { year: number }): string
  money(of: { awards: string; awarded: string; paid: string; received: string }): string
  award(of: { initiative: string | null; amount: string }): string
}
export type WordsIn = { nl: HarvestWords; en: HarvestWords; unitsOf(unit: string): readonly string[] }

/**
 * The harvest of a year as it writes itself: the opening, the breakthroughs, what the programme worked on, per pillar its
 * goal, its plans and what came of them with their numbers in the text, all figures, what is missing, then the lessons
 * and the money. Of what has no number it says so; nothing is ever added up.
 */
export function composeHarvest(facts: HarvestFacts, words: WordsIn): HarvestBlock[] {
  const link = linkerOf(facts, words)
  return [
    opening(facts, words),
    ...breakthroughs(facts, link),
    ...plansOf('focus', null, facts).map((plan, index) =>
      textBlock(`focus-${index + 1}`, 'focus', null, link(plan.execution), plan.label),
    ),
    ...figureBlocks(null, facts, words),
    ...facts.pillars.flatMap(({ key, goals }) => [
      ...goals.map((goal, index) => textBlock(`${key}.goal-${index + 1}`, 'goal', key, link(goal))),
      ...planBlocks(key, facts, link),
      ...figureBlocks(key, facts, words),
    ]),
    ...facts.lessons.map(({ id, title, text }) => textBlock(`lesson-${id}`, 'lesson', null, text, title)),
    ...moneyBlocks(facts, words),
  ]
}

/**
 * The parts of a next version: those of the last one as they were written, with what the data have beside them since;
 * a list of figures takes its indicators anew.
 */
export function continued(last: readonly HarvestBlock[], fresh: readonly HarvestBlock[]): HarvestBlock[] {
  const kept = fresh.map((block) => {
    const known = last.find(({ key }) => key === block.key)
    return known ? { ...known, indicators: block.indicators } : block
  })
  const own = last.filter(({ key }) => fresh.every((block) => block.key !== key))
  return [...kept, ...own]
}

function opening({ year, fund, plans }: HarvestFacts, { nl, en }: WordsIn): HarvestBlock {
  const of = {
    year,
    vision: fund.vision,
    aim: fund.aim,
    plans: plans.filter(({ kind }) => kind === 'plan').length,
  }
  return {
    ...textBlock('opening', 'opening', null, nl.opening(of)),
    text: both(nl.opening(of), en.opening(of)),
  }
}

function breakthroughs(facts: HarvestFacts, link: Link): HarvestBlock[] {
  const named = plansOf('breakthrough', undefined, facts)
  if (named.length === 0) return []
  const text = named.map(({ label, execution }) => listLine(link(execution || label))).join('\n')
  return [textBlock('breakthroughs', 'breakthroughs', null, text)]
}

function planBlocks(pillar: string, facts: HarvestFacts, link: Link): HarvestBlock[] {
  const own = plansOf('plan', pillar, facts)
  return own.flatMap(({ plan, execution }, index) => {
    const key = `${pillar}.plan-${index + 1}`
    return [
      textBlock(key, 'plan', pillar, link(plan), planTitle(own, index)),
      ...(execution ? [textBlock(`${key}.execution`, 'execution', pillar, link(execution))] : []),
    ]
  })
}

/** What a plan is called; where more have the same name (`Plan`), with its place among them. */
function planTitle(plans: readonly HarvestPlan[], index: number): string {
  const label = plans[index]?.label ?? ''
  const same = (one: HarvestPlan) => one.label === label
  return plans.filter(same).length > 1 ? `${label} ${plans.slice(0, index + 1).filter(same).length}` : label
}

/** All indicators of a pillar as a list, and in words those of which there is an aim without a result, or no number. */
function figureBlocks(pillar: string | null, facts: HarvestFacts, words: WordsIn): HarvestBlock[] {
  const own = indicatorsOf(pillar, facts)
  if (own.length === 0) return []
  const place = pillar ?? 'programme'
  const list = textBlock(`${place}.figures`, 'figures', pillar, '')
  const missing = own.flatMap((indicator) => missingOf(indicator, facts))
  const lines = (of: HarvestWords) => missing.map((one) => listLine(of.missing(one))).join('\n')
  return [
    { ...list, indicators: own.map(({ key }) => key) },
    ...(missing.length === 0
      ? []
      : [
          {
            ...textBlock(`${place}.missing`, 'missing', pillar, ''),
            text: both(lines(words.nl), lines(words.en)),
          },
        ]),
  ]
}

function missingOf(indicator: HarvestIndicator, facts: HarvestFacts) {
  const known = knownOf(indicator, facts)
  if (known.kind !== 'missing') return []
  const { key, name, target } = indicator
  const aim = target && written({ kind: 'target', key, form: 'whole' })
  return [{ name, target: aim, why: known.why }]
}

function moneyBlocks(facts: HarvestFacts, { nl, en }: WordsIn): HarvestBlock[] {
  const { year, money, awards } = facts
  const of = {
    awards: written({ kind: 'awards' }),
    awarded: written({ kind: 'money', name: 'awarded' }),
    paid: written({ kind: 'money', name: 'paid' }),
    received: written({ kind: 'money', name: 'received' }),
  }
  const text = money ? both(nl.money(of), en.money(of)) : both(nl.noBooks({ year }), en.noBooks({ year }))
  const lines = (words: HarvestWords) =>
    awards
      .map(({ reference, initiative }) =>
        listLine(words.award({ initiative, amount: written({ kind: 'grant', reference }) })),
      )
      .join('\n')
  return [
    { ...textBlock('money', 'money', null, ''), text },
    ...(awards.length === 0
      ? []
      : [{ ...textBlock('awards', 'awards', null, ''), text: both(lines(nl), lines(en)) }]),
  ]
}

type Link = (text: string) => string

function linkerOf({ indicators }: HarvestFacts, { unitsOf }: WordsIn): Link {
  const numbers = indicators.flatMap(({ key, unit, figures, target }): Linkable[] => {
    const units = unitsOf(unit)
    const measured = figures.slice(0, 1).map(({ period, quote, value }) => ({
      token: { kind: 'figure' as const, key, period, form: 'whole' as const },
      quote,
      value: value.value,
      valueMax: value.valueMax ?? null,
      denominator: value.denominator ?? null,
      units,
    }))
    if (!target) return measured
    const aim = { kind: 'target' as const, key, form: 'whole' as const }
    const { value, quote } = target
    return [...measured, { token: aim, quote, value, valueMax: null, denominator: null, units }]
  })
  return (text) => linkNumbers(text, numbers)
}

function plansOf(
  kind: HarvestPlan['kind'],
  pillar: string | null | undefined,
  { plans }: HarvestFacts,
): HarvestPlan[] {
  return plans.filter((plan) => plan.kind === kind && (pillar === undefined || plan.pillar === pillar))
}

function textBlock(
  key: string,
  kind: BlockKind,
  pillar: string | null,
  nl: string,
  title: string | null = null,
): HarvestBlock {
  return { key, kind, pillar, title, text: { nl, en: null }, indicators: [] }
}

function both(nl: string, en: string) {
  return { nl, en }
}

function listLine(text: string): string {
  return `- ${text.replaceAll('\n', ' ')}`
}
