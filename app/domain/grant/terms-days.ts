import type { IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import { type Refusal, refused } from '../verdict.ts'
import type { Condition } from './condition.ts'
import type { Terms } from './terms.ts'

/** A day of the terms as a sentence calls it: what it is of, and its name or, of a payment, its amount in cents. */
export type Moment = { what: string; id: string | null; day: IsoDate; name?: string; amountCents?: Cents }
type Days = Pick<
  Terms,
  'startsOn' | 'endsOn' | 'milestones' | 'indicators' | 'experiment' | 'tranches' | 'reports'
>

/** Days that contradict each other: `moments-out-of-order` (first, second: the moments as they should follow). */
export function dayProblems(terms: Days): Refusal[] {
  const start: Moment = { what: 'start', id: null, day: terms.startsOn }
  const inside: Moment[] = [
    ...terms.milestones.map(milestoneMoment),
    ...terms.indicators.map(({ id, targetOn, name }) => ({ what: 'target', id, day: targetOn, name })),
    ...(terms.experiment ? [{ what: 'review', id: null, day: terms.experiment.reviewDate }] : []),
  ]
  const planned = terms.tranches.toSorted((one, other) => one.number - other.number).map(trancheMoment)
  return outOfOrder([
    [start, endOf(terms)],
    ...inside.flatMap((moment): Pair[] => [
      [start, moment],
      [moment, endOf(terms)],
    ]),
    ...planned.slice(1).map((later, at): Pair => [planned[at] as Moment, later]),
    ...terms.reports.flatMap((report) =>
      terms.milestones
        .filter(({ id }) => report.milestones.includes(id))
        .map((milestone): Pair => [milestoneMoment(milestone), reportMoment(report)]),
    ),
  ])
}

/**
 * Days that may stand so, but that hardly anybody means: `planned-too-early` (first, second) for a payment planned before
 * what it waits for, a final report due before the end, and a report due after the final one.
 */
export function dayWarnings(terms: Days): Refusal[] {
  const finals = terms.reports.filter(({ kind }) => kind === 'final').map(reportMoment)
  const others = terms.reports.filter(({ kind }) => kind !== 'final').map(reportMoment)
  const pairs: Pair[] = [
    ...terms.tranches.flatMap((tranche): Pair[] => {
      const waitsFor = awaited(tranche.condition, terms)
      return waitsFor ? [[waitsFor, trancheMoment(tranche)]] : []
    }),
    ...finals.map((final): Pair => [endOf(terms), final]),
    ...finals.flatMap((final) => others.map((other): Pair => [other, final])),
  ]
  return pairs
    .filter(([first, second]) => first.day > second.day)
    .map(([first, second]) => refused('planned-too-early', { first, second }))
}

type Pair = [Moment, Moment]

function outOfOrder(pairs: readonly Pair[]): Refusal[] {
  return pairs
    .filter(([earlier, later]) => earlier.day > later.day)
    .map(([first, second]) => refused('moments-out-of-order', { first, second }))
}

/** The moment that a condition waits for at the least, by the plan; null when no day of the plan binds it. */
function awaited(condition: Condition, terms: Days): Moment | null {
  if ('all' in condition) return last(condition.all.map((one) => awaited(one, terms)))
  if ('any' in condition) return first(condition.any.map((one) => awaited(one, terms)))
  if ('milestoneAccepted' in condition)
    return found(terms.milestones, condition.milestoneAccepted, milestoneMoment)
  if ('reportAccepted' in condition) return found(terms.reports, condition.reportAccepted, reportMoment)
  if ('tranchePaid' in condition) return found(terms.tranches, condition.tranchePaid, trancheMoment)
  return 'onOrAfter' in condition ? { what: 'from', id: null, day: condition.onOrAfter } : null
}

function last(moments: readonly (Moment | null)[]): Moment | null {
  return inTime(moments).at(-1) ?? null
}

/** One way that waits for no day is enough. */
function first(moments: readonly (Moment | null)[]): Moment | null {
  return moments.includes(null) ? null : (inTime(moments)[0] ?? null)
}

function inTime(moments: readonly (Moment | null)[]): Moment[] {
  return moments.filter((one) => one !== null).toSorted((one, other) => one.day.localeCompare(other.day))
}

function found<Row extends { id: string }>(
  rows: readonly Row[],
  id: string,
  moment: (row: Row) => Moment,
): Moment | null {
  const row = rows.find((one) => one.id === id)
  return row ? moment(row) : null
}

function endOf({ endsOn }: Days): Moment {
  return { what: 'end', id: null, day: endsOn }
}

/** The day of a milestone, by its title. */
export function milestoneMoment({ id, due, title }: Terms['milestones'][number]): Moment {
  return { what: 'milestone', id, day: due, name: title }
}

function reportMoment({ id, due, title }: Terms['reports'][number]): Moment {
  return { what: 'report', id, day: due, name: title }
}

/** The planned day of a payment, by its amount in cents. */
export function trancheMoment({ id, plannedOn, amountCents }: Terms['tranches'][number]): Moment {
  return { what: 'tranche', id, day: plannedOn, amountCents }
}
