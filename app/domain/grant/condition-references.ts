import type { IsoDate } from '../calendar.ts'
import type { Condition, ConfirmingRole, Missing } from './condition.ts'

/** What a condition asks about: the ids and confirmations that its facts must tell, each once. */
export type FactsNeeded = {
  milestones: string[]
  reports: string[]
  tranches: string[]
  indicators: string[]
  confirmations: { role: ConfirmingRole; text: string }[]
  /** Tranches of which the results have to be there. */
  results: string[]
  /** The days from which it may become true by itself. */
  days: IsoDate[]
}
export type KnownIds = {
  milestones: readonly { id: string }[]
  reports: readonly { id: string }[]
  tranches: readonly { id: string }[]
  indicators: readonly { id: string }[]
}

/** Every part of a condition that is a fact, from left to right. */
export function leavesOf(condition: Condition): Exclude<Condition, { all: unknown } | { any: unknown }>[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  if ('any' in condition) return condition.any.flatMap(leavesOf)
  return [condition]
}

export function factsNeeded(condition: Condition): FactsNeeded {
  const leaves = leavesOf(condition)
  const confirmations = leaves.flatMap((leaf) =>
    'confirmedBy' in leaf ? [{ role: leaf.confirmedBy, text: leaf.text }] : [],
  )
  return {
    milestones: once(leaves.flatMap((leaf) => ('milestoneAccepted' in leaf ? leaf.milestoneAccepted : []))),
    reports: once(leaves.flatMap((leaf) => ('reportAccepted' in leaf ? leaf.reportAccepted : []))),
    tranches: once(leaves.flatMap((leaf) => ('tranchePaid' in leaf ? leaf.tranchePaid : []))),
    indicators: once(leaves.flatMap((leaf) => ('indicatorAtLeast' in leaf ? leaf.indicatorAtLeast : []))),
    confirmations: confirmations.filter(
      (one, at) => confirmations.findIndex((other) => same(one, other)) === at,
    ),
    results: once(leaves.flatMap((leaf) => ('resultsEarned' in leaf ? leaf.resultsEarned : []))),
    days: once(leaves.flatMap((leaf) => ('onOrAfter' in leaf ? leaf.onOrAfter : []))),
  }
}

/** The ids a condition names that the terms do not have. */
export function unknownIds(condition: Condition, terms: KnownIds): string[] {
  const needed = factsNeeded(condition)
  return (['milestones', 'reports', 'tranches', 'indicators'] as const).flatMap((kind) => {
    const known = new Set(terms[kind].map(({ id }) => id))
    return needed[kind].filter((id) => !known.has(id))
  })
}

/** The ids of tranches that wait for each other, in their order; empty when there is an order in which all can be paid. */
export function circularTranches(tranches: readonly { id: string; condition: Condition }[]): string[] {
  let waiting = tranches.map(({ id, condition }) => ({ id, after: factsNeeded(condition).tranches }))
  for (;;) {
    const names = new Set(waiting.map(({ id }) => id))
    const left = waiting.filter(({ after }) => after.some((id) => names.has(id)))
    if (left.length === waiting.length) return onCircle(left)
    waiting = left
  }
}

/** Does the condition imply a fact of this kind, whichever alternative comes true? */
export function always(condition: Condition, fact: 'signed' | 'baselineRecorded'): boolean {
  if ('all' in condition) return condition.all.some((one) => always(one, fact))
  if ('any' in condition) return condition.any.every((one) => always(one, fact))
  return fact in condition
}

/** A condition as a flat list of sentences to say: nested `all` is one list, `any` keeps its alternatives. */
export type ConditionSentence =
  | { say: 'signed' }
  | { say: 'baseline-recorded' }
  | { say: 'milestone-accepted'; milestone: string }
  | { say: 'report-accepted'; report: string }
  | { say: 'tranche-paid'; tranche: string }
  | { say: 'indicator-at-least'; indicator: string; shareBp: number }
  | { say: 'on-or-after'; day: IsoDate }
  | { say: 'confirmed'; role: ConfirmingRole; text: string }
  | { say: 'results-earned' }
  | { say: 'one-of'; alternatives: ConditionSentence[][] }

export function conditionSentences(condition: Condition): ConditionSentence[] {
  if ('all' in condition) return condition.all.flatMap(conditionSentences)
  if ('any' in condition) return [{ say: 'one-of', alternatives: condition.any.map(conditionSentences) }]
  if ('signed' in condition) return [{ say: 'signed' }]
  if ('baselineRecorded' in condition) return [{ say: 'baseline-recorded' }]
  if ('milestoneAccepted' in condition)
    return [{ say: 'milestone-accepted', milestone: condition.milestoneAccepted }]
  if ('reportAccepted' in condition) return [{ say: 'report-accepted', report: condition.reportAccepted }]
  if ('tranchePaid' in condition) return [{ say: 'tranche-paid', tranche: condition.tranchePaid }]
  if ('indicatorAtLeast' in condition) {
    return [{ say: 'indicator-at-least', indicator: condition.indicatorAtLeast, shareBp: condition.shareBp }]
  }
  if ('onOrAfter' in condition) return [{ say: 'on-or-after', day: condition.onOrAfter }]
  if ('resultsEarned' in condition) return [{ say: 'results-earned' }]
  return [{ say: 'confirmed', role: condition.confirmedBy, text: condition.text }]
}

/** The verdict code of something missing, for the sentence and for what one can do about it. */
export function codeOfMissing(missing: Missing): string {
  if ('signed' in missing) return 'not-signed'
  if ('baseline' in missing) return 'baseline-missing'
  if ('milestone' in missing) return 'milestone-not-accepted'
  if ('report' in missing) return 'report-not-accepted'
  if ('tranche' in missing) return 'tranche-not-paid'
  if ('indicator' in missing) return 'indicator-too-low'
  if ('from' in missing) return 'too-early'
  if ('results' in missing) return `results-${missing.why}`
  return 'confirm' in missing ? 'confirmation-missing' : 'one-of-missing'
}

function onCircle(waiting: readonly { id: string; after: readonly string[] }[]): string[] {
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    (waiting.find(({ id }) => id === from)?.after ?? []).some(
      (next) => next === goal || (!seen.has(next) && reaches(next, goal, seen.add(next))),
    )
  return waiting.filter(({ id }) => reaches(id, id, new Set())).map(({ id }) => id)
}

function once(ids: string[]): string[] {
  return [...new Set(ids)]
}

function same(one: { role: string; text: string }, other: { role: string; text: string }): boolean {
  return one.role === other.role && one.text === other.text
}
