import type { IsoDate } from '../calendar.ts'
import { type Cents, sumCents } from '../money.ts'
import type { Missing } from './condition.ts'
import type { TrancheState } from './tranche.ts'

/** A tranche as the board of payments shows it. */
export type BoardTranche = {
  plannedOn: IsoDate
  amountCents: number
  state: TrancheState
  paidOn: IsoDate | null
}

/** What the board can be asked to show. `late`: its planned day passed and it is not paid. */
export const boardFilters = ['all', 'late', 'ready', 'waiting', 'held'] as const
export type BoardFilter = (typeof boardFilters)[number]

export type BoardMonth<Row> = {
  month: string
  rows: Row[]
  openCents: Cents
  paidCents: Cents
  late: boolean
}
export type MoneyOfMonth = { month: string; plannedCents: Cents; paidCents: Cents }

const ended = new Set<TrancheState>(['paid', 'cancelled'])

/** Has its planned day (Europe/Amsterdam) passed without its being paid? */
export function isLateTranche(
  { plannedOn, state }: Pick<BoardTranche, 'plannedOn' | 'state'>,
  today: IsoDate,
): boolean {
  return plannedOn < today && !ended.has(state)
}

export function matchesFilter(row: BoardTranche, filter: BoardFilter, today: IsoDate): boolean {
  if (filter === 'all') return true
  if (filter === 'late') return isLateTranche(row, today)
  if (filter === 'held') return row.state === 'held'
  if (filter === 'ready') return ['ready', 'prepared', 'approved', 'in-file', 'failed'].includes(row.state)
  return row.state === 'waiting' || row.state === 'planned'
}

/**
 * The board by month of the planned day, the earliest first, so that what is late stands on top. Of months that are
 * over only what is still open is shown; from this month on everything but what was cancelled.
 */
export function boardOf<Row extends BoardTranche>(rows: readonly Row[], today: IsoDate): BoardMonth<Row>[] {
  const shown = rows.filter(
    (row) => row.state !== 'cancelled' && (row.plannedOn >= today.slice(0, 7) || !ended.has(row.state)),
  )
  const sorted = shown.toSorted((one, other) => one.plannedOn.localeCompare(other.plannedOn))
  return [...new Set(sorted.map(monthOf))].map((month) => {
    const here = sorted.filter((row) => monthOf(row) === month)
    return {
      month,
      rows: here,
      openCents: sumCents(
        here.filter(({ state }) => !ended.has(state)).map(({ amountCents }) => amountCents),
      ),
      paidCents: sumCents(here.filter(({ state }) => state === 'paid').map(({ amountCents }) => amountCents)),
      late: here.some((row) => isLateTranche(row, today)),
    }
  })
}

/** What was planned in each of these months, and what of that is paid. */
export function moneyByMonth(rows: readonly BoardTranche[], months: readonly string[]): MoneyOfMonth[] {
  return months.map((month) => {
    const here = rows.filter((row) => monthOf(row) === month && row.state !== 'cancelled')
    const paid = here.filter(({ state }) => state === 'paid')
    return {
      month,
      plannedCents: sumCents(here.map(({ amountCents }) => amountCents)),
      paidCents: sumCents(paid.map(({ amountCents }) => amountCents)),
    }
  })
}

/** What has to happen before a payment, for a reader: the signatures come first while they are missing. */
export function openThings(missing: readonly Missing[], signed: boolean): Missing[] {
  return signed ? [...missing] : [{ signed: true }, ...missing.filter((one) => !('signed' in one))]
}

function monthOf({ plannedOn }: { plannedOn: IsoDate }): string {
  return plannedOn.slice(0, 7)
}
