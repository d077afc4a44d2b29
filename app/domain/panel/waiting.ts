import type { IsoDate } from '../calendar.ts'

/** A place on the waiting list of a round; `until` is its last day, `prepared` an award that waits to be taken. */
export type InLine = {
  proposal: string
  asked: number
  until: IsoDate | null
  taken: boolean
  prepared: number | null
}

/**
 * Whom freed money is offered to, and how much of it: the first place that was given and has not passed, what it asked and
 * no more than what is free beside the awards that are prepared for others. Null without somebody or without money.
 */
export function nextInLine(
  list: readonly InLine[],
  free: number,
  today: IsoDate,
): { proposal: string; amount: number; asked: number; prepared: boolean } | null {
  const next = list.find(({ taken, until }) => taken && (until === null || until >= today))
  if (!next) return null
  const others = list.filter(({ proposal }) => proposal !== next.proposal)
  const left = free - others.reduce((sum, { prepared }) => sum + (prepared ?? 0), 0)
  const amount = Math.min(next.asked, left)
  const { proposal, asked, prepared } = next
  return amount > 0 ? { proposal, amount, asked, prepared: prepared !== null } : null
}
