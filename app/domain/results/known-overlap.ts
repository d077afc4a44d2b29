import { allowed, refused, type Verdict } from '../verdict.ts'
import { besideWhy, type GrantIndicator, type ProgrammeUnit } from './contribution.ts'
import { mayOverlap } from './indicator.ts'

/** A count as it stands now: of which grant, which indicator, in which report. */
export type CountNow = { grant: string; id: string; report: string }

/** How one names a count in a form. */
export function countKey({ grant, id }: Pick<GrantIndicator, 'grant' | 'id'>): string {
  return `${grant} ${id}`
}

/** The counts of people or households that enter the total of an indicator, of which an overlap can be known. */
export function countsThatMayOverlap(
  unit: ProgrammeUnit,
  own: readonly GrantIndicator[],
): (GrantIndicator & { now: GrantIndicator['course'][number] })[] {
  if (!mayOverlap(unit.type)) return []
  return own.flatMap((one) => {
    const now = one.course.at(-1)
    return now && one.programme === unit.key && besideWhy(unit, one) === null ? [{ ...one, now }] : []
  })
}

/**
 * May this be known of two counts? They are two (`overlap-needs-two`) of those that enter the total (`not-found`), the least
 * is no more than the most, and neither count is smaller than what both have in common (`overlap-too-large`, with the
 * number of people in the smaller one). Answers the counts as they stand.
 */
export function canRecordOverlap(
  unit: ProgrammeUnit,
  own: readonly GrantIndicator[],
  said: { one: string; other: string; least: number; most: number },
): Verdict<{ one: CountNow; other: CountNow }> {
  if (said.one === said.other) return refused('overlap-needs-two')
  const counts = countsThatMayOverlap(unit, own)
  const [one, other] = [said.one, said.other].map((key) => counts.find((count) => countKey(count) === key))
  if (!one || !other) return refused('not-found')
  const most = Math.min(...[one, other].map(({ now }) => now.value.valueMax ?? now.value.value))
  if (said.most > most || said.least > said.most) return refused('overlap-too-large', { overlapMost: most })
  const at = ({ grant, id, now }: typeof one): CountNow => ({ grant, id, report: now.report })
  return allowed({ one: at(one), other: at(other) })
}
