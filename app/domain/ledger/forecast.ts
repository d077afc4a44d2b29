import { addDays, addMonths, type IsoDate, later } from '../calendar.ts'
import { type CoverDay, coverDays, coverOn, type EntryKind, headroom } from '../ledger.ts'
import { type Cents, cents, divideHalfUp } from '../money.ts'

/** The sum of all entries of one kind on one day, in signed cents of cover. */
export type DaySum = { on: IsoDate; kind: EntryKind; cover: Cents }

/**
 * What if: every payment that is still to come is so many months late, and of what is expected (promises of donors,
 * repayments) so many basis points of what the books count on come in.
 */
export type Scenario = { lateMonths: number; expectedBp: number }
export const asPlanned: Scenario = { lateMonths: 0, expectedBp: 10_000 }

/** One month, in cents: what came in and went out, what is expected to, and how the fund stands at its end. */
export type ForecastMonth = {
  /** `2026-03`. */
  month: string
  received: Cents
  expected: Cents
  paid: Cents
  planned: Cents
  /** Money on the account at the end: all that came in less all that went out, expected amounts included. */
  balance: Cents
  /** Promised, and still to be paid after it. */
  committed: Cents
  /** The least cover on the last day of the month or later: what can be awarded from then on. */
  free: Cents
}

export type Forecast = {
  months: ForecastMonth[]
  /** The day from today on that has the least cover, the earliest of them. */
  shortest: { on: IsoDate; cover: Cents }
}

const received: readonly EntryKind[] = ['contribution-received', 'repayment-received', 'recovery-received']
const moved: readonly EntryKind[] = ['transfer-in', 'transfer-out']
const expected: readonly EntryKind[] = ['contribution-signed', 'repayment-expected', 'expectation-reversed']
const planned: readonly EntryKind[] = ['commitment', 'decommitment', 'payment-planned']

/**
 * The months from `from` to `to` (both counted), seen from `today`, of the entries of the fund or of one pot. What was
 * received and paid stands on its own day. What is expected or promised for a day before today is late, and counts today.
 */
export function forecast(
  sums: readonly DaySum[],
  { from, to, today }: { from: IsoDate; to: IsoDate; today: IsoDate },
  scenario: Scenario = asPlanned,
): Forecast {
  const moves = movesOf(sums, today, scenario)
  const cover = coverDays(moves.map(({ on, amount }) => ({ on, cover: amount })))
  const inMonth = byMonth(moves)
  const whole = totalOf([...inMonth.values()])
  const shown = monthsBetween(from, to)
  const before = totalOf([...inMonth].filter(([month]) => month < (shown[0] ?? '')).map(([, sum]) => sum))
  const months: ForecastMonth[] = []
  let sofar = before
  for (const month of shown) {
    const within = inMonth.get(month) ?? nothing
    sofar = totalOf([sofar, within])
    months.push({
      month,
      received: cents(within.received),
      expected: cents(within.expected),
      paid: cents(-within.paid),
      planned: cents(-within.planned),
      balance: cents(sofar.received + sofar.expected + sofar.paid + sofar.planned),
      committed: cents(sofar.planned - whole.planned),
      free: headroom(cover, lastDayOf(month)),
    })
  }
  const now = { on: today, cover: coverOn(cover, today) }
  const shortest = [now, ...cover.filter(({ on }) => on > today)].reduce((least, day) =>
    day.cover < least.cover ? day : least,
  )
  return { months, shortest }
}

type MonthSums = Record<Move['what'], number>
const nothing: MonthSums = { received: 0, expected: 0, paid: 0, planned: 0 }

/** What moves in each month, in cents. */
function byMonth(moves: readonly Move[]): Map<string, MonthSums> {
  const months = new Map<string, MonthSums>()
  for (const { on, what, amount } of moves) {
    const month = on.slice(0, 7)
    const sums = months.get(month) ?? { ...nothing }
    sums[what] += amount
    months.set(month, sums)
  }
  return months
}

function totalOf(all: readonly MonthSums[]): MonthSums {
  return all.reduce(
    (sum, one) => ({
      received: sum.received + one.received,
      expected: sum.expected + one.expected,
      paid: sum.paid + one.paid,
      planned: sum.planned + one.planned,
    }),
    nothing,
  )
}

/** A year's ceiling with what was decided in it; null when the year has none. */
export type YearLimit = { year: number; ceiling: number; committed: number }
/** `free` is the least cover of the what-if; `cents` what may be awarded, and `bound` what limits that. */
export type Awardable = { year: number; free: Cents; cents: Cents; bound: 'cover' | 'year' | 'fund' }

/**
 * What decisions of each year, from today's to the fund's last, can still award to plans that begin in it or later: the least
 * cover from its first day (or today) on, within the ceiling of that year's decisions and of the fund; never below nought.
 * `bound` says which of the three is the least. The ledger refuses by the days and amounts that are booked, so a what-if
 * changes what would be free, and never what may be awarded.
 */
export function awardableByYear(
  sums: readonly DaySum[],
  { today, endsOn }: { today: IsoDate; endsOn: IsoDate },
  limits: { fund: { ceiling: number; committed: number }; years: readonly YearLimit[] },
  scenario: Scenario = asPlanned,
): Awardable[] {
  const booked = coverOf(sums, today, asPlanned)
  const supposed = coverOf(sums, today, scenario)
  const years: Awardable[] = []
  for (let year = Number(today.slice(0, 4)); year <= Number(endsOn.slice(0, 4)); year++) {
    const from = later(today, `${year}-01-01`)
    const ofYear = limits.years.find((limit) => limit.year === year)
    const bounds = [
      { bound: 'cover' as const, left: headroom(booked, from) as number },
      ...(ofYear ? [{ bound: 'year' as const, left: ofYear.ceiling - ofYear.committed }] : []),
      { bound: 'fund' as const, left: limits.fund.ceiling - limits.fund.committed },
    ]
    const { left, bound } = bounds.reduce((one, other) => (other.left < one.left ? other : one))
    years.push({ year, free: headroom(supposed, from), cents: cents(Math.max(0, left)), bound })
  }
  return years
}

function coverOf(sums: readonly DaySum[], today: IsoDate, scenario: Scenario): CoverDay[] {
  return coverDays(movesOf(sums, today, scenario).map(({ on, amount }) => ({ on, cover: amount })))
}

type Move = { on: IsoDate; what: 'received' | 'expected' | 'paid' | 'planned'; amount: Cents }

function movesOf(sums: readonly DaySum[], today: IsoDate, { lateMonths, expectedBp }: Scenario): Move[] {
  const open = (kinds: readonly EntryKind[]) =>
    coverByDay(sums.filter(({ kind }) => kinds.includes(kind))).filter(({ cover }) => cover !== 0)
  const moves: Move[] = []
  for (const { on, kind, cover } of sums) {
    if (received.includes(kind) || moved.includes(kind)) moves.push({ on, what: 'received', amount: cover })
    if (kind === 'payment-made') moves.push({ on, what: 'paid', amount: cover })
  }
  for (const { on, cover } of open(expected))
    moves.push({
      on: later(on, today),
      what: 'expected',
      amount: cents(divideHalfUp(cover * expectedBp, 10_000)),
    })
  for (const { on, cover } of open(planned))
    moves.push({ on: addMonths(later(on, today), lateMonths), what: 'planned', amount: cover })
  return moves
}

function coverByDay(sums: readonly DaySum[]): { on: IsoDate; cover: Cents }[] {
  const days = new Map<IsoDate, Cents>()
  for (const { on, cover } of sums) days.set(on, cents((days.get(on) ?? 0) + cover))
  return [...days].map(([on, cover]) => ({ on, cover }))
}

function monthsBetween(from: IsoDate, to: IsoDate): string[] {
  const months: string[] = []
  for (let on = `${from.slice(0, 7)}-01`; on <= to; on = addMonths(on, 1)) months.push(on.slice(0, 7))
  return months
}

function lastDayOf(month: string): IsoDate {
  return addDays(addMonths(`${month}-01`, 1), -1)
}
