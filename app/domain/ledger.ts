import type { IsoDate } from './calendar.ts'
import { type Cents, cents, sumCents } from './money.ts'
import { allowed, refused, type Verdict } from './verdict.ts'

/**
 * Everything that can be written in the ledger. The sign of `cover` follows from what the money does to the room of
 * the fund: what comes in or is freed is positive, what is promised, given or no longer expected is negative. The
 * two lines of a payment are `payment-planned` (+ on its planned date) and `payment-made` (− on its value date).
 */
export const entryKinds = [
  'contribution-received',
  'contribution-signed',
  'repayment-expected',
  'repayment-received',
  'recovery-received',
  'decommitment',
  'transfer-in',
  'commitment',
  'transfer-out',
  'expectation-reversed',
  'payment-planned',
  'payment-made',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** A decision may be refused; a fact is always booked. */
export const entryWeights = ['decision', 'fact'] as const
export type EntryWeight = (typeof entryWeights)[number]

/** One line: on a day in Europe/Amsterdam, so many cents of cover; the pot it is earmarked for, or null. */
export type Entry = {
  on: IsoDate
  cover: Cents
  kind: EntryKind
  pot?: string | null
  grant?: string | null
  tranche?: string | null
  /** The day it falls on, when that day was closed and the line is booked on the first open one. */
  trueOn?: IsoDate | null
}

/** What counts for cover: a day and signed cents, be it one entry or the sum of a day. */
export type Line = Pick<Entry, 'on' | 'cover'>

/** A day on which cover changes, with the cover at its end. */
export type CoverDay = { on: IsoDate; cover: Cents }

/** The cover of the fund and of each of its pots. */
export type Book = { fund: CoverDay[]; pots: ReadonlyMap<string, CoverDay[]> }

/** cover(d) = Σ cover of lines with on ≤ d, for each day on which anything happens, in order. In any order of lines. */
export function coverDays(lines: Iterable<Line>): CoverDay[] {
  const sums = new Map<IsoDate, Cents>()
  for (const { on, cover } of lines) sums.set(on, cents((sums.get(on) ?? 0) + cover))
  let running = cents(0)
  return [...sums.keys()].sort().map((on) => {
    running = cents(running + (sums.get(on) as Cents))
    return { on, cover: running }
  })
}

/** Cover at the end of a day; nought before the first. */
export function coverOn(days: readonly CoverDay[], date: IsoDate): Cents {
  return days.findLast((day) => day.on <= date)?.cover ?? cents(0)
}

/** What can still be awarded on a day: the least cover on it or on any later day. Negative when one is short. */
export function headroom(days: readonly CoverDay[], on: IsoDate): Cents {
  const later = days.filter((day) => day.on > on).map((day) => day.cover)
  return cents(Math.min(coverOn(days, on), ...later))
}

/** The days that are short, for the word "tekort". */
export function shortDays(days: readonly CoverDay[]): { on: IsoDate; short: Cents }[] {
  return days.filter((day) => day.cover < 0).map((day) => ({ on: day.on, short: cents(-day.cover) }))
}

/**
 * The same days when there are at most so many; else the first, and of each month the day with the least cover (the
 * earliest of them), so that a long row of days can be shown and none that is tighter is left out.
 */
export function tightestOfMonths(days: readonly CoverDay[], most: number): CoverDay[] {
  if (days.length <= most) return [...days]
  const months = new Map<string, CoverDay>()
  for (const day of days.slice(1)) {
    const month = day.on.slice(0, 7)
    const least = months.get(month)
    if (!least || day.cover < least.cover) months.set(month, day)
  }
  return [...days.slice(0, 1), ...months.values()]
}

/**
 * May these lines be written as one posting? A decision is refused (`cover-short`) when it makes cover negative on
 * any day, or more negative; the answer names the first such day, the shortage there and the cover it had before.
 * A fact is always booked.
 */
export function judgePosting(
  days: readonly CoverDay[],
  posting: readonly Line[],
  { fact = false }: { fact?: boolean } = {},
): Verdict {
  if (fact) return allowed({ fact: true })
  const changes = coverDays(posting)
  const dates = new Set([...days, ...changes].map((day) => day.on))
  for (const on of [...dates].sort()) {
    const before = coverOn(days, on)
    const after = cents(before + coverOn(changes, on))
    if (after < 0 && after < before) return refused('cover-short', { on, short: cents(-after), before })
  }
  return allowed()
}

/** The book of a fund: every line counts for the fund, and a line with a pot for that pot as well. */
export function bookOf(entries: readonly Entry[]): Book {
  const pots = new Set(entries.flatMap((entry) => entry.pot ?? []))
  const ofPot = (pot: string) => coverDays(entries.filter((entry) => entry.pot === pot))
  return { fund: coverDays(entries), pots: new Map([...pots].map((pot) => [pot, ofPot(pot)])) }
}

/**
 * `judgePosting` for the fund and for every pot that the posting touches. Of several shortages the earliest is named,
 * and of those on one day the largest; `pot` is the pot that is short, or null for the fund.
 */
export function judgeBook(
  book: Book,
  posting: readonly Entry[],
  { fact = false }: { fact?: boolean } = {},
): Verdict {
  if (fact) return judgePosting(book.fund, posting, { fact })
  const pots = [...new Set(posting.flatMap((entry) => entry.pot ?? []))].map((pot) => ({
    pot,
    verdict: judgePosting(
      book.pots.get(pot) ?? [],
      posting.filter((entry) => entry.pot === pot),
    ),
  }))
  const shortages = [{ pot: null, verdict: judgePosting(book.fund, posting) }, ...pots].flatMap(
    ({ pot, verdict }) => (verdict.ok ? [] : [{ ...(verdict.reason as Shortage), pot }]),
  )
  const [worst] = shortages.sort((one, other) =>
    one.on < other.on ? -1 : one.on > other.on ? 1 : other.short - one.short,
  )
  if (!worst) return allowed()
  const { code, ...data } = worst
  return refused(code, data)
}

type Shortage = { code: 'cover-short'; on: IsoDate; short: Cents; before: Cents }

/** Open and paid commitments in cents: what was committed, less what was decommitted. Paying changes nothing. */
export function committed(entries: readonly Pick<Entry, 'kind' | 'cover'>[]): Cents {
  const counted = entries.filter(({ kind }) => kind === 'commitment' || kind === 'decommitment')
  return cents(-sumCents(counted.map((entry) => entry.cover)))
}

/**
 * The second rule, without days: open and paid commitments stay within the ceiling of round, pot, fund and year of
 * decision. `open` is what is committed already, `asked` what the decision adds; adding nothing is never refused.
 */
export function judgeCeiling(
  limit: { ceiling: number; open: number; name?: string },
  asked: number,
): Verdict {
  const left = limit.ceiling - limit.open
  if (asked <= 0 || asked <= left) return allowed()
  return refused('ceiling-reached', { left: cents(Math.max(0, left)), name: limit.name ?? null })
}
