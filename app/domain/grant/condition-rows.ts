import { z } from 'zod'
import * as fields from '../proposal/fields.ts'
import type { Condition } from './condition.ts'
import { maybe, percent } from './parts/reading.ts'

/**
 * One thing that a condition asks, as it is picked: `milestone:m1`, `signed`, `from`. `or` puts it beside the one
 * before as another way; `and` asks it as well. Share in basis points.
 */
export type ConditionRow = {
  join: 'and' | 'or'
  fact: string
  share: number | null
  from: string | null
  text: string | null
}

const named = ['milestone', 'report', 'tranche', 'indicator'] as const
const plain = ['signed', 'baseline', 'from', 'confirmed'] as const
const factPattern = new RegExp(`^(${plain.join('|')}|(${named.join('|')}):.{1,100})$`)

/** Reads one row; the value that its fact needs has to be there (`empty` under it). */
export const conditionRowShape = {
  join: z.enum(['and', 'or'], { error: 'wrong' }).default('and'),
  fact: z.string().regex(factPattern, { error: 'wrong' }),
  share: percent(),
  from: maybe(fields.date()),
  text: maybe(fields.text(200)),
}

/** What a picked row still misses: the name of the field, or null. */
export function openIn({ fact, share, from, text }: ConditionRow): 'share' | 'from' | 'text' | null {
  if (fact.startsWith('indicator:') && !share) return 'share'
  if (fact === 'from' && from === null) return 'from'
  return fact === 'confirmed' && text === null ? 'text' : null
}

/** The condition that the rows say: every group of alternatives is asked; no row asks for the signatures alone. */
export function conditionOfRows(rows: readonly ConditionRow[]): Condition {
  const groups: Condition[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (row.join === 'or' && last) last.push(factOf(row))
    else groups.push([factOf(row)])
  }
  const parts = groups.map((group) => (group.length === 1 ? (group[0] as Condition) : { any: group }))
  if (parts.length === 0) return { signed: true }
  return parts.length === 1 ? (parts[0] as Condition) : { all: parts }
}

/** The rows that say this condition; null for one that says more than rows can (alternatives of several things). */
export function rowsOfCondition(condition: Condition): ConditionRow[] | null {
  const parts = 'all' in condition ? condition.all : [condition]
  const groups = parts.map((part) => ('any' in part ? part.any : [part]))
  if (groups.flat().some((fact) => 'all' in fact || 'any' in fact)) return null
  return groups.flatMap((group) => group.map((fact, at) => rowOf(fact, at === 0 ? 'and' : 'or')))
}

function factOf({ fact, share, from, text }: ConditionRow): Condition {
  const [kind, ...rest] = fact.split(':')
  const id = rest.join(':')
  if (kind === 'milestone') return { milestoneAccepted: id }
  if (kind === 'report') return { reportAccepted: id }
  if (kind === 'tranche') return { tranchePaid: id }
  if (kind === 'indicator') return { indicatorAtLeast: id, shareBp: share || 10_000 }
  if (kind === 'baseline') return { baselineRecorded: true }
  if (kind === 'from') return { onOrAfter: from ?? '' }
  return kind === 'confirmed' ? { confirmedBy: 'manager', text: text ?? '' } : { signed: true }
}

function rowOf(condition: Condition, join: ConditionRow['join']): ConditionRow {
  const row = (fact: string, more: Partial<ConditionRow> = {}): ConditionRow => ({
    join,
    fact,
    share: null,
    from: null,
    text: null,
    ...more,
  })
  if ('milestoneAccepted' in condition) return row(`milestone:${condition.milestoneAccepted}`)
  if ('reportAccepted' in condition) return row(`report:${condition.reportAccepted}`)
  if ('tranchePaid' in condition) return row(`tranche:${condition.tranchePaid}`)
  if ('indicatorAtLeast' in condition)
    return row(`indicator:${condition.indicatorAtLeast}`, { share: condition.shareBp })
  if ('baselineRecorded' in condition) return row('baseline')
  if ('onOrAfter' in condition) return row('from', { from: condition.onOrAfter })
  if ('confirmedBy' in condition) return row('confirmed', { text: condition.text })
  return row('signed')
}
