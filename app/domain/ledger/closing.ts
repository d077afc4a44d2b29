import { addDays, type IsoDate } from '../calendar.ts'
import type { Entry, EntryKind, EntryWeight } from '../ledger.ts'
import { type Cents, cents } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** The last day of all years that are closed; null as long as none is. Every day up to it is closed. */
export type ClosedThrough = IsoDate | null

/** The day on which something that falls on a day can still be booked: that day, or the first open one. */
export function bookableDay(on: IsoDate, closed: ClosedThrough): IsoDate {
  return closed !== null && on <= closed ? addDays(closed, 1) : on
}

/**
 * The lines of a posting as they are booked beside closed years. A fact that falls there is booked on the first open day,
 * with its true day beside it, and so is what a decision frees. Whatever else a decision puts on a closed day is refused
 * (`period-closed`: on, closedThrough, firstOpen), since nobody can promise money in a year that is over.
 */
export function bookableLines(
  lines: readonly Entry[],
  weighs: EntryWeight,
  closed: ClosedThrough,
): Verdict<{ lines: Entry[] }> {
  const late = lines.find(({ on, kind }) => closed !== null && on <= closed && !mayMove(weighs, kind))
  if (late && closed !== null)
    return refused('period-closed', {
      on: late.on,
      closedThrough: closed,
      firstOpen: bookableDay(late.on, closed),
    })
  return allowed({
    lines: lines.map((line) => {
      const on = bookableDay(line.on, closed)
      return on === line.on ? line : { ...line, on, trueOn: line.on }
    }),
  })
}

function mayMove(weighs: EntryWeight, kind: EntryKind): boolean {
  return weighs === 'fact' || kind === 'decommitment'
}

/** The year that can be closed next: the one after the last that is closed, or the first in which anything was booked. */
export function nextToClose(firstYear: number, closed: ClosedThrough): number {
  return closed === null ? firstYear : Number(closed.slice(0, 4)) + 1
}

/** May a year be closed? Refuses `year-not-over` (until it is) and `year-not-next` (years close in their order). */
export function canPrepareClosing(
  year: number,
  { firstYear, closed, today }: { firstYear: number; closed: ClosedThrough; today: IsoDate },
): Verdict {
  const next = nextToClose(firstYear, closed)
  if (year !== next) return refused('year-not-next', { next: String(next) })
  const { to } = daysOfYear(year)
  return today > to ? allowed() : refused('year-not-over', { from: addDays(to, 1) })
}

/**
 * May this person decide a closing that another prepared? Refuses `year-closed`, `same-person`, and `closing-changed` when
 * anything was booked in the year since it was prepared.
 */
export function canDecideClosing(
  closing: { preparedBy: string; decided: boolean; entriesHash: string },
  person: string,
  entriesHash: string,
): Verdict {
  if (closing.decided) return refused('year-closed')
  if (closing.preparedBy === person) return refused('same-person')
  return closing.entriesHash === entriesHash ? allowed() : refused('closing-changed')
}

export function daysOfYear(year: number): { from: IsoDate; to: IsoDate } {
  return { from: `${year}-01-01`, to: `${year}-12-31` }
}

/** What is open at the end of a year, in cents: due by then, or on a later day. */
export type OpenAtEnd = {
  balance: Cents
  committed: { due: Cents; later: Cents }
  expected: { due: Cents; later: Cents }
}

/** Reads it from sums of the ledger per kind, of days up to the end of the year and of days after. */
export function openAtEnd(
  upTo: readonly { kind: EntryKind; cover: number }[],
  after: readonly { kind: EntryKind; cover: number }[],
): OpenAtEnd {
  const sumOf = (sums: typeof upTo, kinds: readonly EntryKind[]) =>
    sums.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { cover }) => sum + cover, 0)
  const promised = (sums: typeof upTo) => cents(0 - sumOf(sums, stillToPay))
  const expected = (sums: typeof upTo) => cents(sumOf(sums, stillToCome))
  return {
    balance: cents(sumOf(upTo, throughTheBank)),
    committed: { due: promised(upTo), later: promised(after) },
    expected: { due: expected(upTo), later: expected(after) },
  }
}

const throughTheBank = [
  'contribution-received',
  'repayment-received',
  'recovery-received',
  'payment-made',
] as const
const stillToPay = ['commitment', 'decommitment', 'payment-planned'] as const
const stillToCome = ['contribution-signed', 'repayment-expected', 'expectation-reversed'] as const
