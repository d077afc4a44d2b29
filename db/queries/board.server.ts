import { sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type BoardPart, boardParts, type Tally } from '#app/domain/grant/board.ts'
import { type BoardCursor, isWhole } from '#app/domain/grant/board-query.ts'
import type { Missing } from '#app/domain/grant/condition.ts'
import type { AskedRole, MissingNamed, Standing } from '#app/domain/grant/standing.ts'
import type { TrancheState } from '#app/domain/grant/tranche.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import {
  type BoardScope,
  isAfter,
  isMine,
  listOf,
  narrowing,
  orderOf,
  orderWithin,
  segmentsOf,
  spanOf,
  standIn,
} from './board-scope.server.ts'

export type BoardRow = Standing & {
  grant: string
  name: string
  reference: string
  pot: string
  round: string
  places: string
  part: BoardPart
  /** Under which group it stands, and at which day: when it is planned, or was paid. */
  key: string
  day: IsoDate
}
export type BoardGroup = { part: BoardPart; key: string; count: number; openCents: Cents; paidCents: Cents }

/** Some rows of the board in its order, what is late first and what was paid last, from a place on. */
export async function boardRows(
  reader: Reader,
  scope: BoardScope,
  after: BoardCursor | null,
  most: number,
): Promise<BoardRow[]> {
  const { by } = scope.query
  const parts = segmentsOf(scope)
    .filter(({ part }) => !after || rankOf(part) >= rankOf(after.part))
    .map((segment) => {
      const { part, where } = segment
      const { key, day } = standIn(segment, by)
      const from = after && part === after.part ? sql`and ${isAfter(after, by, segment)}` : sql``
      return sql`(select s.*, ${rankOf(part)}::int as rank, ${key} as key, ${day} as day from tranche_standings s
        where ${where} ${from} order by ${orderWithin(segment, by)} limit ${most})`
    })
  if (parts.length === 0) return []
  const order = sql`s.rank, ${orderOf(by, sql`s.day`)}`
  const rows = await reader.execute<RawRow>(sql`
    select s.*, coalesce(nullif(i.name, ''), g.title) as name
    from (select * from (${sql.join(parts, sql` union all `)}) s order by ${order} limit ${most}) s
    join grants g on g.id = s.grant_id join initiatives i on i.id = g.initiative_id
    order by ${order}`)
  return rows.map(rowOf)
}

function rankOf(part: BoardPart): number {
  return boardParts.indexOf(part)
}

/** What the groups of a page come to, whole: also of the rows that stand on another page. */
export async function boardGroups(
  reader: Reader,
  scope: BoardScope,
  keys: readonly string[],
): Promise<BoardGroup[]> {
  const { by } = scope.query
  const parts = segmentsOf(scope).map((segment) => {
    const { key, day } = standIn(segment, by)
    const among = by === 'month' ? spanOf(keys, day) : sql`true`
    return sql`(select ${rankOf(segment.part)}::int as rank, ${key} as key, s.state, s.amount_cents
      from tranche_standings s where ${segment.where} and ${among} and ${key} = any(${listOf(keys)}))`
  })
  if (parts.length === 0 || keys.length === 0) return []
  const rows = await reader.execute<{
    rank: number
    key: string
    count: number
    open: string
    paid: string
  }>(sql`
    select rank, key, count(*)::int as count,
      coalesce(sum(amount_cents) filter (where state not in ('paid', 'cancelled')), 0) as open,
      coalesce(sum(amount_cents) filter (where state = 'paid'), 0) as paid
    from (${sql.join(parts, sql` union all `)}) s group by rank, key`)
  return rows.map(({ rank, open, paid, ...row }) => ({
    ...row,
    part: partAt(rank),
    openCents: cents(Number(open)),
    paidCents: cents(Number(paid)),
  }))
}

function partAt(rank: number): BoardPart {
  return boardParts[rank] ?? 'open'
}

/**
 * What is open, and what was paid in or after the first of some months, counted by kind; whatever the board shows of it. Of a
 * board that is set to a state or to months it is all of that, whenever it was paid. It is added up in the order of the index first, so that what is asked of each row is asked of each day.
 */
export async function boardTallies(reader: Reader, scope: BoardScope, firstMonth: string): Promise<Tally[]> {
  const { today, query } = scope
  const all = narrowing(scope)
  const ended = isWhole(query)
    ? sql`s.late_from is null and ${query.state === 'cancelled' ? sql`true` : sql`s.state <> 'cancelled'`}`
    : sql`s.paid_on >= ${`${firstMonth}-01`}`
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
      select s.state, false, false, count(*), sum(s.amount_cents),
        to_char(coalesce(s.paid_on, s.planned_on), 'YYYY-MM')
      from tranche_standings s where ${all} and ${ended}
      group by s.state, coalesce(s.paid_on, s.planned_on)
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
  rank: number
  key: string
  day: IsoDate
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
    part: partAt(row.rank),
    key: row.key,
    day: row.day,
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
