import { steppedUp } from '../access.ts'
import { addDays, daysBetween, type IsoDate } from '../calendar.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import { type GrantState, isUnderWay, moveGrant } from './grant.ts'
import type { Terms } from './terms.ts'

/** From each state of an ending, what can be done with it. The initiative's own is announced at once. */
export const endingMoves = {
  prepared: { decide: 'announced', return: 'returned', withdraw: 'withdrawn' },
  announced: { apply: 'applied', withdraw: 'withdrawn' },
  applied: {},
  withdrawn: {},
  returned: {},
} as const
export type EndingState = keyof typeof endingMoves
export const endingStates = Object.keys(endingMoves) as [EndingState, ...EndingState[]]
type EndingVerb = 'decide' | 'return' | 'withdraw' | 'apply'

/** Who ends the agreement. */
export const endingSides = ['fund', 'grantee'] as const
export type EndingSide = (typeof endingSides)[number]

/**
 * Why an agreement ends before its day. `no-blame` is open to both sides; the others are the grounds on which the fund
 * alone may end it (art. 4:48 Awb, and the article on paying back of the agreement).
 */
export const endingGrounds = ['no-blame', 'not-done', 'other-use', 'wrong-data', 'duties-not-met'] as const
export type EndingGround = (typeof endingGrounds)[number]

export type EndingForm = {
  ground: EndingGround
  explanation: string
  /** What it taught; the initiative always tells. */
  learned: string | null
  heardOn: IsoDate | null
  lastDay: IsoDate
}

type Standing = {
  state: GrantState
  /** Another ending that is prepared or announced. */
  open: boolean
  terms: Pick<Terms, 'endsOn' | 'stop'>
  today: IsoDate
}

/** Does nobody get the blame? Then money spent in good faith never goes back. */
export function isBlameless(ground: EndingGround): boolean {
  return ground === 'no-blame'
}

/** The first day on which an agreement can end without blame: so many weeks after today. */
export function firstLastDay({ terms, today }: Pick<Standing, 'terms' | 'today'>): IsoDate {
  return addDays(today, terms.stop.noticeWeeks * 7)
}

/**
 * May this side end the agreement so? It runs or its payments are held (`not-in-this-state`), no other ending is open
 * (`ending-open`), the initiative ends it without blame alone and tells what it learned (`learned-needed`), a ground of
 * blame was spoken of first (`hearing-needed`, `heard-later`). The last day comes after the notice (`notice-too-short`
 * with the first possible day), with a ground of blame not before today (`day-past`), and not after the agreed end
 * (`ends-anyway`).
 */
export function canEnd(side: EndingSide, form: EndingForm, standing: Standing): Verdict {
  const { state, open, terms, today } = standing
  const runs = isUnderWay(state)
  if (!runs) return refused('not-in-this-state', { state, machine: 'grant' })
  if (open) return refused('ending-open')
  if (form.lastDay > terms.endsOn) return refused('ends-anyway', { endsOn: terms.endsOn })
  if (side === 'grantee' && !isBlameless(form.ground)) return refused('not-found')
  if (side === 'grantee' && !form.learned) return refused('learned-needed')
  if (isBlameless(form.ground)) {
    const first = firstLastDay(standing)
    return form.lastDay < first
      ? refused('notice-too-short', { first, weeks: terms.stop.noticeWeeks })
      : allowed()
  }
  return firstRefusal(
    form.heardOn === null ? refused('hearing-needed') : allowed(),
    form.heardOn !== null && form.heardOn > today ? refused('heard-later') : allowed(),
    form.lastDay < today ? refused('day-past') : allowed(),
  )
}

/** The state an ending comes in by this verb; refuses `ending-over` when it is not open any more. */
export function moveEnding(state: EndingState, verb: EndingVerb): Verdict<{ state: EndingState }> {
  const moves: Partial<Record<EndingVerb, EndingState>> = endingMoves[state]
  const next = moves[verb]
  return next ? allowed({ state: next }) : refused('ending-over')
}

/** May this person decide what another prepared? Refuses `ending-over`, `same-person`, `step-up-needed`. */
export function canDecideEnding(
  ending: { state: EndingState; preparedBy: string },
  actor: { person: string; steppedUpAt: Date | null },
  now: Date,
): Verdict<{ state: EndingState }> {
  const move = moveEnding(ending.state, 'decide')
  if (!move.ok) return move
  if (ending.preparedBy === actor.person) return refused('same-person')
  const fresh = steppedUp(actor, now)
  return fresh.ok ? move : fresh
}

/** May this person give back what another prepared? Refuses `ending-over`, `same-person`, `return-needs-reason`. */
export function canReturnEnding(
  ending: { state: EndingState; preparedBy: string },
  reason: string,
  by: string,
): Verdict<{ state: EndingState }> {
  const move = moveEnding(ending.state, 'return')
  if (!move.ok) return move
  if (ending.preparedBy === by) return refused('same-person')
  return reason.trim() ? move : refused('return-needs-reason')
}

/** Does an announced ending take effect? After its last day (Europe/Amsterdam), and one with blame on that day itself. */
export function takesEffect(
  { ground, lastDay }: { ground: EndingGround; lastDay: IsoDate },
  today: IsoDate,
): boolean {
  return isBlameless(ground) ? lastDay < today : lastDay <= today
}

/**
 * When the final report is due after an early end: as long after the last day as the terms leave, never later than agreed.
 */
export function finalReportDue(
  { reports, endsOn }: Pick<Terms, 'reports' | 'endsOn'>,
  lastDay: IsoDate,
): IsoDate {
  const agreed = reports.find(({ kind }) => kind === 'final')?.due ?? endsOn
  const early = addDays(lastDay, Math.max(0, daysBetween(endsOn, agreed)))
  return [early, agreed].toSorted()[0] as IsoDate
}

/** May a report of this kind be written? While the grant runs or is held any; of one that was stopped the final one. */
export function takesReports(state: GrantState, kind: 'interim' | 'final'): boolean {
  if (state === 'terminated') return kind === 'final'
  return moveGrant(state, 'settle').ok
}
