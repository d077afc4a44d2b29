import { z } from 'zod'
import { type IsoDate, isIsoDate } from '../calendar.ts'
import { add, ceiling, compare, decimal, floor, fraction, multiply, subtract } from '../fraction.ts'
import { missingResults, type PartResults, type ResultsWhy } from './outcome-payment.ts'

/** Who may confirm something that no report or measurement shows. */
export const confirmingRoles = ['manager'] as const
export type ConfirmingRole = (typeof confirmingRoles)[number]

/**
 * What has to be true before a tranche may be paid: an expression over facts. Ids are those of the terms;
 * `shareBp` is the part of the way from baseline to target, in basis points. `resultsEarned` names a tranche that pays
 * results: no terms say it, because every such tranche asks it (`withResults`).
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { signed: true }
  | { baselineRecorded: true }
  | { milestoneAccepted: string }
  | { reportAccepted: string }
  | { tranchePaid: string }
  | { indicatorAtLeast: string; shareBp: number }
  | { onOrAfter: IsoDate }
  | { confirmedBy: ConfirmingRole; text: string }
  | { resultsEarned: string }

const id = z.string().min(1).max(100)
const part: z.ZodType<Condition> = z.lazy(() => conditionSchema)

export const conditionSchema: z.ZodType<Condition> = z.union([
  z.strictObject({ all: z.array(part).min(1).max(20) }),
  z.strictObject({ any: z.array(part).min(1).max(20) }),
  z.strictObject({ signed: z.literal(true) }),
  z.strictObject({ baselineRecorded: z.literal(true) }),
  z.strictObject({ milestoneAccepted: id }),
  z.strictObject({ reportAccepted: id }),
  z.strictObject({ tranchePaid: id }),
  z.strictObject({ indicatorAtLeast: id, shareBp: z.number().int().min(1).max(10_000) }),
  z.strictObject({ onOrAfter: z.string().refine(isIsoDate) }),
  z.strictObject({ confirmedBy: z.enum(confirmingRoles), text: z.string().min(1).max(300) }),
])

/** A measured value, or the two ends of a range. */
export type Measured = number | { from: number; to: number }
export type IndicatorFact = {
  name: string
  baseline: number | null
  target: number
  actual: Measured | null
  /** Which way is better when baseline and target are equal; otherwise they tell. */
  direction?: 'up' | 'down'
  /** The fund accepted the reason why there can be no baseline. */
  baselineWaived?: boolean
}

/** Everything a condition can ask about a grant on a day (Europe/Amsterdam), keyed by the ids of the terms. */
export type Facts = {
  today: IsoDate
  signed: boolean
  milestones: Record<string, { name: string; accepted: boolean }>
  reports: Record<string, { name: string; accepted: boolean }>
  tranches: Record<string, { number: number; paid: boolean }>
  confirmations: readonly { role: string; text: string }[]
  indicators: Record<string, IndicatorFact>
  /** What the tranches that pay results can pay now. */
  results?: Record<string, PartResults>
}

/** One thing that still has to happen, as data; `anyOf` shows its alternatives, each with what it misses. */
export type Missing =
  | { signed: true }
  | { baseline: string }
  | { milestone: string }
  | { report: string }
  | { tranche: string }
  | { indicator: string; actual: number | null; need: number; down: boolean }
  | { from: IsoDate }
  | { confirm: ConfirmingRole; text: string }
  | { results: string; why: ResultsWhy }
  | { anyOf: Missing[][] }

/**
 * Is the condition met by these facts, and what is missing, as found from left to right? An id without a fact is
 * missing; an indicator without a baseline misses its baseline, whatever was measured.
 */
export function evaluate(condition: Condition, facts: Facts): { met: boolean; missing: Missing[] } {
  const missing = missingFor(condition, facts)
  return { met: missing.length === 0, missing }
}

/** The same list with each thing once, for the screen: what words say. */
export function missingOnce(missing: readonly Missing[]): Missing[] {
  const seen = new Set<string>()
  return missing
    .map((one) => ('anyOf' in one ? { anyOf: one.anyOf.map(missingOnce) } : one))
    .filter((one) => !seen.has(JSON.stringify(one)) && seen.add(JSON.stringify(one)))
}

/**
 * What an indicator must reach to be `shareBp` of the way from baseline to target: the first whole number that is far
 * enough. Rising: baseline + share of the distance, rounded up (29 of 12 → 40 at 60 %). Falling: rounded down.
 */
export function needOf(
  indicator: IndicatorFact & { baseline: number },
  shareBp: number,
): { need: number; down: boolean } {
  const from = decimal(indicator.baseline)
  const distance = subtract(decimal(indicator.target), from)
  const goal = add(from, multiply(distance, fraction(shareBp, 10_000)))
  const down = distance.numerator === 0n ? indicator.direction === 'down' : distance.numerator < 0n
  return { need: Number(down ? floor(goal) : ceiling(goal)), down }
}

/** The end of a range that promises least: the low end of what should rise, the high end of what should fall. */
export function cautiousEnd(actual: Measured, down: boolean): number {
  if (typeof actual === 'number') return actual
  return down ? Math.max(actual.from, actual.to) : Math.min(actual.from, actual.to)
}

/** What a tranche that pays results asks: its own condition, its moment, and that something was earned since. */
export function withResults(tranche: { id: string; plannedOn: IsoDate; condition: Condition }): Condition {
  return { all: [tranche.condition, { onOrAfter: tranche.plannedOn }, { resultsEarned: tranche.id }] }
}

function missingFor(condition: Condition, facts: Facts): Missing[] {
  if ('all' in condition) return condition.all.flatMap((one) => missingFor(one, facts))
  if ('any' in condition) return missingAlternatives(condition.any, facts)
  if ('signed' in condition) return facts.signed ? [] : [{ signed: true }]
  if ('baselineRecorded' in condition) return missingBaselines(facts)
  if ('milestoneAccepted' in condition) {
    const milestone = condition.milestoneAccepted
    return facts.milestones[milestone]?.accepted ? [] : [{ milestone }]
  }
  if ('reportAccepted' in condition) {
    const report = condition.reportAccepted
    return facts.reports[report]?.accepted ? [] : [{ report }]
  }
  if ('tranchePaid' in condition) {
    const tranche = condition.tranchePaid
    return facts.tranches[tranche]?.paid ? [] : [{ tranche }]
  }
  if ('indicatorAtLeast' in condition)
    return missingProgress(condition.indicatorAtLeast, condition.shareBp, facts)
  if ('onOrAfter' in condition)
    return facts.today >= condition.onOrAfter ? [] : [{ from: condition.onOrAfter }]
  if ('resultsEarned' in condition)
    return missingResults(condition.resultsEarned, facts.results?.[condition.resultsEarned])
  const { confirmedBy, text } = condition
  const confirmed = facts.confirmations.some((one) => one.role === confirmedBy && one.text === text)
  return confirmed ? [] : [{ confirm: confirmedBy, text }]
}

function missingAlternatives(alternatives: readonly Condition[], facts: Facts): Missing[] {
  const anyOf = alternatives.map((one) => missingFor(one, facts))
  return anyOf.some((missing) => missing.length === 0) ? [] : [{ anyOf }]
}

function missingBaselines({ indicators }: Facts): Missing[] {
  return Object.entries(indicators).flatMap(([baseline, fact]) =>
    fact.baseline === null && !fact.baselineWaived ? [{ baseline }] : [],
  )
}

function missingProgress(indicator: string, shareBp: number, facts: Facts): Missing[] {
  const fact = facts.indicators[indicator]
  if (!fact || fact.baseline === null) return [{ baseline: indicator }]
  const { need, down } = needOf({ ...fact, baseline: fact.baseline }, shareBp)
  if (fact.actual === null) return [{ indicator, actual: null, need, down }]
  const actual = cautiousEnd(fact.actual, down)
  const order = compare(decimal(actual), decimal(need))
  return (down ? order <= 0 : order >= 0) ? [] : [{ indicator, actual, need, down }]
}
