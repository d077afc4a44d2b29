import { earlier, endOfDay, type IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import type { IndicatorType, IndicatorValue } from './indicator.ts'
import { type WhyMissing, whyMissing } from './missing.ts'
import { periodOf } from './programme-row.ts'

/** A figure the programme published, or what it aims at; `id` is its row. */
export type HarvestFigure = {
  id: string
  value: IndicatorValue
  period: string
  source: string
  quote: string
}
export type HarvestTarget = {
  id: string
  value: number
  period: string | null
  source: string
  quote: string
}

/** What grants of the fund counted together for an indicator; a number of people that is too small is not in it. */
export type HarvestGrants = { value: IndicatorValue | null; grants: number }

export type HarvestIndicator = {
  key: string
  name: string
  unit: string
  type: IndicatorType
  pillar: string | null
  /** The indicator of which this one is a part: it never enters a sum with it. */
  subsetOf: string | null
  /** The indicator whose figures are counted out of this one. */
  wholeOf: string | null
  /** Of the year itself, the newest first. */
  figures: HarvestFigure[]
  target: HarvestTarget | null
  grants: HarvestGrants | null
}

/** What the programme wrote about its year: a focus, a plan with what came of it, or a breakthrough. */
export const planKinds = ['focus', 'plan', 'breakthrough'] as const
export type PlanKind = (typeof planKinds)[number]
export type HarvestPlan = {
  kind: PlanKind
  pillar: string | null
  label: string
  plan: string
  execution: string
}

/** The money of the fund in the year; null where the books have nothing of it. */
export type HarvestMoney = { awarded: Cents; awards: number; paid: Cents; received: Cents } | null
/** `initiative` is null when it asked not to be named. */
export type HarvestAward = { reference: string; initiative: string | null; amount: Cents }

/**
 * All that a harvest is made of: what happened in the days of its year, as it was known at the end of its last day, which
 * may lie after the year.
 */
export type HarvestFacts = {
  year: number
  cutOff: IsoDate
  fund: { name: string; vision: string; aim: string; example: boolean }
  pillars: { key: string; name: string; goals: string[] }[]
  plans: HarvestPlan[]
  indicators: HarvestIndicator[]
  lessons: { id: string; title: string; text: string; source: string }[]
  money: HarvestMoney
  awards: HarvestAward[]
}

export type HarvestSpan = Pick<HarvestFacts, 'year' | 'cutOff'>

/** The days that a harvest tells of, and the moment (`until`) at which what it tells was known. */
export function spanOf({ year, cutOff }: HarvestSpan): { from: IsoDate; to: IsoDate; until: Date } {
  return { from: `${year}-01-01`, to: earlier(cutOff, `${year}-12-31`), until: endOfDay(cutOff) }
}

/** Does a figure of this period belong to a harvest? All its days are days of the harvest. */
export function fallsIn(period: string, span: HarvestSpan): boolean {
  const [days, { from, to }] = [periodOf(period), spanOf(span)]
  return days?.from !== undefined && days.to !== undefined && days.from >= from && days.to <= to
}

/** Is an aim one of this year: it names no year that was over before it began? */
export function aimsAt({ period }: { period: string | null }, year: number): boolean {
  const to = periodOf(period)?.to
  return to === undefined || to >= `${year}-01-01`
}

/**
 * What is known of an indicator in the year: its own figure, that it is what a figure is counted out of, that its aim
 * is the aim of another indicator that has a figure, or that nothing is known, which is never nought.
 */
export type Known =
  | { kind: 'figure'; figure: HarvestFigure }
  | { kind: 'whole'; value: number; figure: HarvestFigure; of: HarvestIndicator }
  | { kind: 'elsewhere'; at: HarvestIndicator }
  | { kind: 'missing'; why: WhyMissing }

/** See `Known`. A target of the year itself is still running until the year is over. */
export function knownOf(indicator: HarvestIndicator, facts: HarvestFacts): Known {
  const [figure] = indicator.figures
  if (figure) return { kind: 'figure', figure }
  const of = facts.indicators.find(({ key }) => key === indicator.wholeOf)
  const counted = of?.figures[0]
  if (of && counted?.value.denominator)
    return { kind: 'whole', value: counted.value.denominator, figure: counted, of }
  const at = facts.indicators.find((other) => aimsAtTheSame(indicator, other))
  if (at) return { kind: 'elsewhere', at }
  const isOver = facts.cutOff >= `${facts.year}-12-31`
  return { kind: 'missing', why: whyMissing(indicator.target, facts.year + (isOver ? 1 : 0)) }
}

/** The indicators of a pillar (null: of the whole programme), each part of a figure right behind the whole. */
export function indicatorsOf(pillar: string | null, facts: HarvestFacts): HarvestIndicator[] {
  const own = facts.indicators.filter((one) => one.pillar === pillar)
  const keys = new Set(own.map(({ key }) => key))
  const wholes = own.filter(({ subsetOf }) => subsetOf === null || !keys.has(subsetOf))
  return wholes.flatMap((whole) => [whole, ...own.filter(({ subsetOf }) => subsetOf === whole.key)])
}

function aimsAtTheSame(one: HarvestIndicator, other: HarvestIndicator): boolean {
  return (
    other.key !== one.key &&
    other.figures.length > 0 &&
    other.pillar === one.pillar &&
    other.unit === one.unit &&
    one.target !== null &&
    other.target?.value === one.target.value &&
    other.target.period === one.target.period
  )
}
