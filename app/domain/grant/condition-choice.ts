import type { IsoDate } from '../calendar.ts'
import type { Condition } from './condition.ts'

/** What a manager picks for a tranche: both fixed facts when ticked, and all or any one of the things picked. */
export type ConditionChoice = {
  signed: boolean
  baseline: boolean
  of: 'all' | 'any'
  milestones: readonly string[]
  reports: readonly string[]
  from: IsoDate | null
  /** What the manager has to confirm. */
  confirmation: string | null
}

/** The condition that a choice makes; nothing picked asks for the signatures alone. */
export function conditionOf({
  signed,
  baseline,
  of,
  milestones,
  reports,
  from,
  confirmation,
}: ConditionChoice): Condition {
  const picked: Condition[] = [
    ...milestones.map((milestoneAccepted) => ({ milestoneAccepted })),
    ...reports.map((reportAccepted) => ({ reportAccepted })),
    ...(from === null ? [] : [{ onOrAfter: from }]),
    ...(confirmation === null ? [] : [{ confirmedBy: 'manager' as const, text: confirmation }]),
  ]
  const parts: Condition[] = [
    ...(signed ? [{ signed: true as const }] : []),
    ...(baseline ? [{ baselineRecorded: true as const }] : []),
    ...(of === 'any' && picked.length > 1 ? [{ any: picked }] : picked),
  ]
  if (parts.length === 0) return { signed: true }
  return parts.length === 1 ? (parts[0] as Condition) : { all: parts }
}

/** The choice that makes this condition; null for one that says more than can be picked (nesting, a payment, a figure). */
export function choiceOf(condition: Condition): ConditionChoice | null {
  const parts = 'all' in condition ? condition.all : [condition]
  const rest = parts.filter((part) => !('signed' in part || 'baselineRecorded' in part))
  const only = rest[0]
  const either = rest.length === 1 && only && 'any' in only ? only.any : null
  const picked = either ?? rest
  const days = picked.flatMap((part) => ('onOrAfter' in part ? [part.onOrAfter] : []))
  const texts = picked.flatMap((part) => ('confirmedBy' in part ? [part.text] : []))
  const known = picked.every(
    (part) =>
      'milestoneAccepted' in part || 'reportAccepted' in part || 'onOrAfter' in part || 'confirmedBy' in part,
  )
  if (!known || days.length > 1 || texts.length > 1) return null
  return {
    signed: parts.some((part) => 'signed' in part),
    baseline: parts.some((part) => 'baselineRecorded' in part),
    of: either ? 'any' : 'all',
    milestones: picked.flatMap((part) => ('milestoneAccepted' in part ? [part.milestoneAccepted] : [])),
    reports: picked.flatMap((part) => ('reportAccepted' in part ? [part.reportAccepted] : [])),
    from: days[0] ?? null,
    confirmation: texts[0] ?? null,
  }
}
