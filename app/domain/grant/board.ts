import type { IsoDate } from '../calendar.ts'
import { type Cents, sumCents } from '../money.ts'
import type { Missing } from './condition.ts'
import { stuckStates } from './outstanding.ts'
import type { TrancheState } from './tranche.ts'

/** Some tranches of one kind, counted: what the numbers above the board are made of. */
export type Tally = {
  state: TrancheState
  late: boolean
  /** Somebody of this kind is waited for: whoever looks at the board. */
  mine: boolean
  /** The month in which it is expected, or was paid. */
  month: string
  count: number
  cents: Cents
}

/** What the board can be asked to show. `late`: its planned day passed and it is not paid; `stuck`: late, and something is missing. */
export const boardShows = ['all', 'mine', 'late', 'stuck', 'ready', 'waiting', 'held', 'paid'] as const
export type BoardShow = (typeof boardShows)[number]

/** What the rows of the board stand under. */
export const boardGroupings = ['month', 'grant', 'pot', 'place'] as const
export type BoardGrouping = (typeof boardGroupings)[number]

/** The three parts of the board, in their order: what is late, what is open, and what was paid. */
export const boardParts = ['late', 'open', 'paid'] as const
export type BoardPart = (typeof boardParts)[number]

/** The states that a choice shows; null for those that hang on more than a state. */
export const statesShown = {
  all: null,
  mine: null,
  late: null,
  stuck: stuckStates,
  ready: ['ready', 'prepared', 'approved', 'in-file', 'failed'],
  waiting: ['planned', 'waiting'],
  held: ['held'],
  paid: ['paid'],
} as const satisfies Record<BoardShow, readonly TrancheState[] | null>

export type MoneyOfMonth = { month: string; expectedCents: Cents; paidCents: Cents; lateCents: Cents }

/**
 * How many tranches each choice shows. All is what is open and what was paid in this month, so that no number grows with
 * the years; of a board that is set to a state or to months (`whole`) it is all there is.
 */
export function countsOf(
  tallies: readonly Tally[],
  today: IsoDate,
  { whole }: { whole: boolean },
): Record<Exclude<BoardShow, 'paid'>, number> {
  const now = tallies.filter(({ state, month }) => whole || state !== 'paid' || month === today.slice(0, 7))
  const count = (some: (one: Tally) => boolean) => now.filter(some).reduce((sum, one) => sum + one.count, 0)
  const among = (show: 'ready' | 'waiting' | 'held') =>
    count(({ state }) => (statesShown[show] as readonly TrancheState[]).includes(state))
  return {
    all: count(() => true),
    mine: count(({ mine }) => mine),
    late: count(({ late }) => late),
    stuck: count(({ late, state }) => late && stuckStates.includes(state)),
    ready: among('ready'),
    waiting: among('waiting'),
    held: among('held'),
  }
}

/**
 * What is expected in each of these months, what of that is paid, and what of it is late. What is late is expected now:
 * it counts in the month of today and no longer in that for which it was planned. What is paid counts when it was paid;
 * what was cancelled is not expected.
 */
export function moneyByMonth(tallies: readonly Tally[], months: readonly string[]): MoneyOfMonth[] {
  return months.map((month) => {
    const here = tallies.filter((one) => one.month === month && one.state !== 'cancelled')
    const sum = (some: (one: Tally) => boolean) => sumCents(here.filter(some).map(({ cents }) => cents))
    return {
      month,
      expectedCents: sum(() => true),
      paidCents: sum(({ state }) => state === 'paid'),
      lateCents: sum(({ late }) => late),
    }
  })
}

/** What has to happen before a payment, for a reader: the signatures come first while they are missing. */
export function openThings(missing: readonly Missing[], signed: boolean): Missing[] {
  return signed ? [...missing] : [{ signed: true }, ...missing.filter((one) => !('signed' in one))]
}
