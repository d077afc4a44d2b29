import { sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Tally } from '#app/domain/grant/board.ts'
import type { BoardCursor } from '#app/domain/grant/board-query.ts'
import type { Missing } from '#app/domain/grant/condition.ts'
import type { AskedRole, MissingNamed, Standing } from '#app/domain/grant/standing.ts'
import type { TrancheState } from '#app/domain/grant/tranche.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import {
  type BoardScope,
  isAfter,
  isMine,
  keyOf,
  listOf,
  narrowing,
  orderOf,
  orderWithin,
  segmentsOf,
  spanOf,
} from './board-scope.server.ts'

export type BoardRow = Standing & {
  grant: string
  name: string
  reference: string
  pot: string
  round: string
  places: string
  late: boolean
  /** Under which group it stands. */
  key: string
}
export type BoardGroup = { late: boolean; key: string; count: number; openCents: Cents; paidCents: Cents }

/** Some rows of the board in its order, what is late first, from a place on. */
export async function boardRows(
  reader: Reader,
  scope: BoardScope,
  after: BoardCursor | null,
  most: number,
): Promise<BoardRow[]> {
  const { by } = scope.query
  const parts = segmentsOf(scope)
    .filter(({ late }) => !after || late === after.late || after.late)
    .map((segment) => {
      const { late, where } = segment
      const from = after && late === after.late ? sql`and ${isAfter(after, by, segment)}` : sql``
      return sql`(select s.*, ${late} as late, ${keyOf[by]} as key from tranche_standings s
        where ${where} ${from} order by ${orderWithin(segment, by)} limit ${most})`
    })
  if (parts.length === 0) return []
  const rows = await reader.execute<RawRow>(sql`
    select s.*, coalesce(nullif(i.name, ''), g.title) as name
    from (select * from (${sql.join(parts, sql` union all `)}) s
      order by s.late desc, ${orderOf[by]} limit ${most}) s
    join grants g on g.id = s.grant_id join initiatives i on i.id = g.initiative_id
    order by s.late desc, ${orderOf[by]}`)
  return rows.map(rowOf)
}

/** What the groups of a page come to, whole: also of the rows that stand on another page. */
export async function boardGroups(
  reader: Reader,
  scope: BoardScope,
  keys: readonly string[],
): Promise<BoardGroup[]> {
  const { by } = scope.query
  const among = by === 'month' ? spanOf(keys) : sql`true`
  const parts = segmentsOf(scope).map(
    ({ late, where }) => sql`(select ${late} as late, ${keyOf[by]} as key, s.state, s.amount_cents
      from tranche_standings s where ${where} and ${among} and ${keyOf[by]} = any(${listOf(keys)}))`,
  )
  if (parts.length === 0 || keys.length === 0) return []
  const rows = await reader.execute<{
    late: boolean
    key: string
    count: number
    open: string
    paid: string
  }>(sql`
    select late, key, count(*)::int as count,
      coalesce(sum(amount_cents) filter (where state not in ('paid', 'cancelled')), 0) as open,
      coalesce(sum(amount_cents) filter (where state = 'paid'), 0) as paid
    from (${sql.join(parts, sql` union all `)}) s group by late, key`)
  return rows.map(({ open, paid, ...row }) => ({
    ...row,
    openCents: cents(Number(open)),
    paidCents: cents(Number(paid)),
  }))
}

/**
 * What is open, and what was paid in or after the first of some months, counted by kind; whatever the board shows of it. It
 * is added up in the order of the index first, so that what is asked of each row is asked of each day.
 */
export async function boardTallies(reader: Reader, scope: BoardScope, firstMonth: string): Promise<Tally[]> {
  const { today } = scope
  const all = narrowing(scope)
  const rows = await reader.execute<{
    state: TrancheState
    late: boolean
    mine: boolean
    month: string
    count: number
    cents: string
  }>(sql`
    select state, late, mine, month, sum(count)::int as count, sum(cents) as cents from (
      select s.state, s.late_from <= ${today} as late, ${isMine(scope)} as mine, s.count, s.cents,
        case when s.late_from <= ${today} then ${today.slice(0, 7)} else s.month end as month
      from (select s.late_from, s.state, s.asks, s.prepared_by, s.month,
          count(*) as count, sum(s.amount_cents) as cents
        from tranche_standings s where ${all} and s.late_from is not null
        group by s.late_from, s.state, s.asks, s.prepared_by, s.month) s
      union all
      select s.state, false, false, count(*), sum(s.amount_cents), to_char(s.paid_on, 'YYYY-MM')
      from tranche_standings s where ${all} and s.paid_on >= ${`${firstMonth}-01`}
      group by s.state, s.paid_on
    ) s group by state, late, mine, month`)
  return rows.map((row) => ({ ...row, cents: cents(Number(row.cents)) }))
}

type RawRow = {
  grant_id: string
  tranche_id: string
  reference: string
  name: string
  pot_id: string
  round_id: string
  places: string
  late: boolean
  key: string
  number: number
  of: number
  amount_cents: string
  planned_on: IsoDate
  state: TrancheState
  missing: Missing[]
  names: MissingNamed
  late_from: IsoDate | null
  turns_on: IsoDate | null
  asks: AskedRole | null
  ready_since: string | null
  release_id: string | null
  prepared_by: string | null
  paid_on: IsoDate | null
}

function rowOf(row: RawRow): BoardRow {
  return {
    grant: row.grant_id,
    tranche: row.tranche_id,
    reference: row.reference,
    name: row.name,
    pot: row.pot_id,
    round: row.round_id,
    places: row.places,
    late: row.late,
    key: row.key,
    number: row.number,
    of: row.of,
    amountCents: cents(Number(row.amount_cents)),
    plannedOn: row.planned_on,
    state: row.state,
    missing: row.missing,
    names: row.names,
    lateFrom: row.late_from,
    turnsOn: row.turns_on,
    asks: row.asks,
    readySince: row.ready_since === null ? null : new Date(row.ready_since),
    release: row.release_id,
    preparedBy: row.prepared_by,
    paidOn: row.paid_on,
  }
}
