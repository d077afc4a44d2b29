import { addDays, type IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import type { Facts, Missing } from './condition.ts'
import type { TrancheState } from './tranche.ts'

/** Whose act a tranche waits for: the manager's, the approver's, or that of either. */
export const askedRoles = ['manager', 'approver', 'either'] as const
export type AskedRole = (typeof askedRoles)[number]

/** What the words of missing things call by name; only the names of what is missing. */
export type MissingNamed = Pick<Facts, 'tranches'> & {
  milestones: Record<string, { name: string }>
  reports: Record<string, { name: string }>
  indicators: Record<string, { name: string }>
}

/** Where one tranche stands, as derived from the facts of its grant: everything a list of payments says of it. */
export type Standing = {
  tranche: string
  number: number
  of: number
  amountCents: Cents
  plannedOn: IsoDate
  state: TrancheState
  /** What still has to happen, while that keeps it from being paid; the signatures first. */
  missing: Missing[]
  names: MissingNamed
  /** The first day on which it is late, as long as it is not paid or cancelled. */
  lateFrom: IsoDate | null
  /** The first day that alone makes something missing come true. */
  turnsOn: IsoDate | null
  asks: AskedRole | null
  readySince: Date | null
  release: string | null
  preparedBy: string | null
  paidOn: IsoDate | null
}

const ended = new Set<TrancheState>(['paid', 'cancelled'])

/** From which day on (Europe/Amsterdam) a tranche is late: the day after it was planned, unless it came to its end. */
export function lateFrom(plannedOn: IsoDate, state: TrancheState): IsoDate | null {
  return ended.has(state) ? null : addDays(plannedOn, 1)
}

/** Is a tranche late on a day? */
export function isLate({ lateFrom }: Pick<Standing, 'lateFrom'>, today: IsoDate): boolean {
  return lateFrom !== null && lateFrom <= today
}

/** The earliest day that is among what is missing, alternatives included; null when no day is. */
export function turnsOn(missing: readonly Missing[]): IsoDate | null {
  const days = missing.flatMap((one) =>
    'from' in one ? [one.from] : 'anyOf' in one ? one.anyOf.map(turnsOn).filter((day) => day !== null) : [],
  )
  return days.toSorted()[0] ?? null
}

/** Who can bring a tranche further, by its state and by what the fund itself still has to confirm. */
export function asksOf(state: TrancheState, missing: readonly Missing[]): AskedRole | null {
  if (state === 'ready' || state === 'failed') return 'manager'
  if (state === 'prepared') return 'approver'
  if (state === 'approved' || state === 'in-file') return 'either'
  return state === 'waiting' && (asksConfirmation(missing) || asksJudging(missing)) ? 'manager' : null
}

/** Do results wait to be looked at, among what is missing? */
export function asksJudging(missing: readonly Missing[]): boolean {
  return missing.some((one) => 'results' in one && one.why === 'to-judge')
}

/** Is there something among what is missing that somebody of the fund confirms? */
export function asksConfirmation(missing: readonly Missing[]): boolean {
  return missing.some((one) => 'confirm' in one || ('anyOf' in one && one.anyOf.some(asksConfirmation)))
}

/** The names of what is missing, and no others. */
export function namesFor(missing: readonly Missing[], facts: Facts): MissingNamed {
  const ids = idsIn(missing)
  const named = (all: Record<string, { name: string }>) =>
    Object.fromEntries(ids.flatMap((id) => (all[id] ? [[id, { name: all[id].name }]] : [])))
  return {
    milestones: named(facts.milestones),
    reports: named(facts.reports),
    indicators: named(facts.indicators),
    tranches: Object.fromEntries(ids.flatMap((id) => (facts.tranches[id] ? [[id, facts.tranches[id]]] : []))),
  }
}

function idsIn(missing: readonly Missing[]): string[] {
  return missing.flatMap((one) => {
    if ('anyOf' in one) return one.anyOf.flatMap(idsIn)
    if ('milestone' in one) return [one.milestone]
    if ('report' in one) return [one.report]
    if ('tranche' in one) return [one.tranche]
    if ('indicator' in one) return [one.indicator]
    return 'baseline' in one ? [one.baseline] : []
  })
}
