import type { IsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** What stands in the way of closing a fund: how many there are of each. */
export const closingObstacles = [
  'proposals',
  'grants',
  'payments',
  'files',
  'movements',
  'decisions',
  'years',
  'short-days',
] as const
export type ClosingObstacle = (typeof closingObstacles)[number]
export type ClosingFacts = Record<ClosingObstacle, number>

/** What is in the way, in the order in which it is solved. */
export function inTheWay(facts: ClosingFacts): ClosingObstacle[] {
  return closingObstacles.filter((one) => facts[one] > 0)
}

/**
 * May a fund be closed? Refuses `fund-closed` (closedOn) when it is, `closing-in-the-way` (obstacles) while anything is
 * open, and `loans-need-taker` when loans outlive it and nobody takes them over. Loans that run, and money that is left,
 * are no obstacle: they are handed over.
 */
export function canCloseFund(
  facts: ClosingFacts,
  { closedOn, loans, loansTo }: { closedOn: IsoDate | null; loans: number; loansTo: string | null },
): Verdict {
  const open = openFund(closedOn)
  if (!open.ok) return open
  const obstacles = inTheWay(facts)
  if (obstacles.length > 0) return refused('closing-in-the-way', { obstacles })
  return loans > 0 && !loansTo ? refused('loans-need-taker') : allowed()
}

/** May anything be decided about the money of a fund? Refuses `fund-closed` (closedOn) after its closing. */
export function openFund(closedOn: IsoDate | null): Verdict {
  return closedOn === null ? allowed() : refused('fund-closed', { closedOn })
}
