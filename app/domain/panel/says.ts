import type { MeetingAdvice } from './meeting.ts'
import type { Place } from './ranking.ts'

export const decisionOutcomes = ['award', 'decline', 'wait'] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]

/**
 * What the panel left the board with: its place in the ranking (null without a score), what the meeting advised, whether
 * a lottery among equals gave it the money, and how many stand before it when it is on the waiting list.
 */
export type PanelSays = {
  place: Place | null
  advice: MeetingAdvice | null
  lot: 'won' | 'lost' | null
  ahead: number | null
}

/**
 * Does a decision depart from what the panel says? The newest word counts: the lottery, else the advice of the meeting,
 * else the place in the ranking. An award departs below the line, without a score, and against a no or a waiting list; a
 * decline and the waiting list depart against a yes, a decline also against the waiting list, and the waiting list
 * against a no. In the grey zone without an advice the order says nothing, so nothing departs. From the waiting list an
 * award departs when others stand before it.
 */
export function departs(outcome: DecisionOutcome, panel: PanelSays): boolean {
  if (panel.ahead !== null) return outcome === 'award' && panel.ahead > 0
  return against[outcome].includes(wordOf(panel))
}

type Word = 'yes' | 'no' | 'wait' | 'below' | 'open'

const against: Record<DecisionOutcome, readonly Word[]> = {
  award: ['no', 'wait', 'below'],
  decline: ['yes', 'wait'],
  wait: ['yes', 'no'],
}

function wordOf({ lot, advice, place }: PanelSays): Word {
  if (lot) return lot === 'won' ? 'yes' : 'below'
  if (advice) return adviceWords[advice]
  if (place === 'above-line') return 'yes'
  return place === 'grey-zone' ? 'open' : 'below'
}

const adviceWords: Record<MeetingAdvice, Word> = {
  fund: 'yes',
  'fund-with-conditions': 'yes',
  'do-not-fund': 'no',
  wait: 'wait',
}

/** Does the panel want this plan, now or as soon as there is money? Then the board cannot decline it in the panel's name. */
export function isWanted(panel: PanelSays): boolean {
  const word = wordOf(panel)
  return word === 'yes' || word === 'wait'
}
