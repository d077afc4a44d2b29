import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type BoardGrouping, type BoardShow, statesShown } from '#app/domain/grant/board.ts'
import type { BoardCursor, BoardQuery } from '#app/domain/grant/board-query.ts'
import type { AskedRole } from '#app/domain/grant/standing.ts'
import type { Reader } from '#db/client.server.ts'
import { grants } from '#db/schema/index.ts'
import { closedToEach } from './closed.server.ts'

/**
 * The board for somebody on a day: what it is set to, with the ids of pot and round, and without what is closed to them.
 */
export type BoardScope = {
  actor: Person
  today: IsoDate
  query: BoardQuery
  pot: string | null
  round: string | null
  /** Keys of neighbourhoods, each of which will do. */
  places: readonly string[] | null
  closed: readonly string[]
}

/** The grants that are closed to somebody: their rows are on no page, in no sum and in no file. */
export async function closedGrants(reader: Reader, actor: Person): Promise<string[]> {
  const closed = (await closedToEach(reader, actor.fund, [actor.person]))(actor.person)
  const rows = await reader
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.fundId, actor.fund), inArray(grants.proposalId, [...closed])))
  return rows.map(({ id }) => id)
}

/** What the rows of `s` stand under. */
export const keyOf: Record<BoardGrouping, SQL> = {
  month: sql`s.month`,
  grant: sql`s.reference`,
  pot: sql`s.pot_id::text`,
  place: sql`s.places`,
}
/** In which order they stand; no two rows are the same in it. */
export const orderOf: Record<BoardGrouping, SQL> = {
  month: sql`s.planned_on, s.grant_id, s.number`,
  grant: sql`s.reference, s.planned_on, s.grant_id, s.number`,
  pot: sql`s.pot_id, s.planned_on, s.grant_id, s.number`,
  place: sql`s.places, s.planned_on, s.grant_id, s.number`,
}

/**
 * A part of the board. What is open is late from the day after it is planned, so that its days are in the order of
 * either: `open` says that the index of what is open may be read in its order.
 */
type Segment = { late: boolean; where: SQL; open: boolean }

/**
 * The two halves of the board, late and not late, each as an index can find it: what is open and not late is named by the
 * day it is planned on, which is its order, and by the day it is late from, whose index holds all that is added up.
 */
export function segmentsOf(scope: BoardScope): Segment[] {
  const { query, today } = scope
  const { show, state, from, to } = query
  const all = sql`${narrowing(scope)} and ${isShown(show, scope)}`
  const kept = state === 'cancelled' ? sql`true` : sql`s.state <> 'cancelled'`
  const late = { late: true, open: true, where: sql`${all} and s.late_from <= ${today}` }
  if (show === 'late' || show === 'stuck') return [late]
  if (show === 'all' && !state && !from && !to) {
    const month = `${today.slice(0, 7)}-01`
    return [
      late,
      {
        late: false,
        open: true,
        where: sql`${all} and s.late_from > ${today} and s.planned_on >= ${today}`,
      },
      { late: false, open: false, where: sql`${all} and s.paid_on >= ${month}` },
    ]
  }
  return [
    late,
    {
      late: false,
      open: false,
      where: sql`${all} and ${kept} and (s.late_from is null or s.late_from > ${today})`,
    },
  ]
}

function isShown(show: BoardShow, scope: BoardScope): SQL {
  if (show === 'mine') return isMine(scope)
  const states = statesShown[show]
  return states ? sql`s.state = any(${listOf(states)})` : sql`true`
}

/** Does a tranche wait for whoever looks? Nobody approves what they prepared. */
export function isMine({ actor }: BoardScope): SQL {
  const roles: AskedRole[] = (['manager', 'approver'] as const).filter((role) => actor.roles.includes(role))
  if (roles.length === 0) return sql`false`
  return sql`coalesce(s.asks = any(${listOf([...roles, 'either'])})
    and not (s.asks = 'approver' and s.prepared_by = ${actor.person}), false)`
}

/** What everything on the board has to be: of this fund, open to who looks, and what was asked for. */
export function narrowing({ actor, query, pot, round, places, closed }: BoardScope): SQL {
  const { state, from, to, least, most, text } = query
  const words = text && `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  const asked: (SQL | null)[] = [
    sql`s.fund_id = ${actor.fund}`,
    closed.length > 0 ? sql`s.grant_id <> all(${listOf(closed)}::uuid[])` : null,
    state && sql`s.state = ${state}`,
    pot && sql`s.pot_id = ${pot}`,
    round && sql`s.round_id = ${round}`,
    places && sql`s.neighbourhoods && ${listOf(places)}`,
    from && sql`s.planned_on >= ${`${from}-01`}`,
    to && sql`s.planned_on < ${`${to}-01`}::date + interval '1 month'`,
    least === null ? null : sql`s.amount_cents >= ${least}`,
    most === null ? null : sql`s.amount_cents <= ${most}`,
    words &&
      sql`s.grant_id in (select g.id from grants g join initiatives i on i.id = g.initiative_id
        where g.fund_id = ${actor.fund} and (g.reference ilike ${words} or g.title ilike ${words} or i.name ilike ${words}))`,
  ].map((one) => one || null)
  return sql.join(
    asked.filter((one) => one !== null),
    sql` and `,
  )
}

/** In which order the rows of one part are found; by month those that are open by the day they are late from. */
export function orderWithin({ open }: Segment, by: BoardGrouping): SQL {
  return open && by === 'month' ? sql`s.late_from, s.grant_id, s.number` : orderOf[by]
}

/** Comes a row after the last one of the page before? */
export function isAfter(
  { key, plannedOn, grant, number }: BoardCursor,
  by: BoardGrouping,
  { open }: Segment,
): SQL {
  const place = sql`${plannedOn}::date, ${grant}::uuid, ${number}::int`
  const index = open ? sql` and s.late_from > ${plannedOn}::date` : sql``
  if (by === 'month') return sql`(${orderOf.month}) > (${place})${index}`
  const typed = by === 'pot' ? sql`${key}::uuid` : sql`${key}::text`
  return sql`(${orderOf[by]}) > (${typed}, ${place})`
}

/** The days of some months, so that an index finds them. */
export function spanOf(months: readonly string[]): SQL {
  const sorted = months.toSorted()
  return sql`s.planned_on >= ${`${sorted[0] ?? '0001-01'}-01`}
    and s.planned_on < ${`${sorted.at(-1) ?? '0001-01'}-01`}::date + interval '1 month'`
}

/** Texts as an array of PostgreSQL. */
export function listOf(values: readonly string[]): SQL {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`
}
