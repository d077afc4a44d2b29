import { addDays, type IsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import type { ChangeKind } from './change-kind.ts'
import type { Side } from './signing.ts'

/**
 * A proposed change: put together by one side, sent to the other, and then applied, offered to be signed by both, or not.
 * One that is free is applied as it is sent.
 */
export const changeMoves = {
  open: { apply: 'applied', send: 'sent', offer: 'in-offer', withdraw: 'withdrawn' },
  sent: { apply: 'applied', offer: 'in-offer', refuse: 'refused', withdraw: 'withdrawn' },
  'in-offer': { apply: 'applied', lapse: 'lapsed' },
  applied: {},
  refused: {},
  withdrawn: {},
  lapsed: {},
} as const
export type ChangeState = keyof typeof changeMoves
type VerbsOf<Moves> = Moves extends unknown ? keyof Moves : never
export type ChangeVerb = VerbsOf<(typeof changeMoves)[ChangeState]>
export const changeStates = Object.keys(changeMoves) as [ChangeState, ...ChangeState[]]

/** The state a change comes in by this verb. Refuses `not-in-this-state` with the state it is in. */
export function moveChange(state: ChangeState, verb: ChangeVerb): Verdict<{ state: ChangeState }> {
  const moves: Partial<Record<ChangeVerb, ChangeState>> = changeMoves[state]
  const next = moves[verb]
  return next ? allowed({ state: next }) : refused('not-in-this-state', { state, machine: 'termsChange' })
}

/**
 * What sending a change does: a free one is applied at once and told, one by notice waits for the other side, and one that
 * both sign waits for the fund to put it in a document, unless the fund itself sends it.
 */
export function onSending(kind: ChangeKind, side: Side): Extract<ChangeVerb, 'apply' | 'send' | 'offer'> {
  if (kind === 'free') return 'apply'
  return kind === 'amendment' && side === 'fund' ? 'offer' : 'send'
}

/** What a yes of the other side does. */
export function onAccepting(kind: ChangeKind): Extract<ChangeVerb, 'apply' | 'offer'> {
  return kind === 'amendment' ? 'offer' : 'apply'
}

/** By when a change that was sent is answered: so many working days later, a week of them counted as seven days. */
export function answerDue(sentOn: IsoDate, workingDays: number): IsoDate {
  return addDays(sentOn, Math.ceil((workingDays * 7) / 5))
}

/**
 * From which day a change counts: one that was asked for, or today. Refuses `effective-date-wrong` (from, to) for a day
 * before the version that it changes, or after today; what is to happen later has its own day in the terms.
 */
export function effectiveDay(
  asked: IsoDate | null,
  { since, today }: { since: IsoDate; today: IsoDate },
): Verdict<{ day: IsoDate }> {
  const day = asked ?? today
  return day < since || day > today
    ? refused('effective-date-wrong', { from: since, to: today })
    : allowed({ day })
}
