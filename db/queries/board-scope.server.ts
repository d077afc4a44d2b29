import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type BoardGrouping, type BoardPart, type BoardShow, statesShown } from '#app/domain/grant/board.ts'
import { type BoardCursor, type BoardQuery, isWhole } from '#app/domain/grant/board-query.ts'
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

/** The day at which a row stands: of what was paid, by month, the day it was paid. */
function dayIn({ part }: Pick<Segment, 'part'>, by: BoardGrouping): SQL {
  return part === 'paid' && by === 'month' ? sql`s.paid_on` : sql`s.planned_on`
}

/** What the rows of `s` stand under in a part of the board, and the day they stand at. */
export function standIn(segment: Pick<Segment, 'part'>, by: BoardGrouping): { key: SQL; day: SQL } {
  const month = segment.part === 'paid' ? sql`to_char(s.paid_on, 'YYYY-MM')` : sql`s.month`
  const keys: Record<BoardGrouping, SQL> = {
    month,
    grant: sql`s.reference`,
    pot: sql`s.pot_id::text`,
    place: sql`s.places`,
  }
  return { key: keys[by], day: dayIn(segment, by) }
}

/** In which order they stand, given the day of each; no two rows are the same in it. */
export function orderOf(by: BoardGrouping, day: SQL): SQL {
  const orders: Record<BoardGrouping, SQL> = {
    month: sql`${day}, s.grant_id, s.number`,
    grant: sql`s.reference, ${day}, s.grant_id, s.number`,
    pot: sql`s.pot_id, ${day}, s.grant_id, s.number`,
    place: sql`s.places, ${day}, s.grant_id, s.number`,
  }
  return orders[by]
}

/**
 * A part of the board. What is open is late from the day after it is planned, so that its days are in the order of
 * either: `open` says that the index of what is open may be read in its order.
 */
type Segment = { part: BoardPart; where: SQL; open: boolean }

/**
 * The parts of the board that are shown, each as an index can find it: what is open and not late is named by the
 * day it is planned on, which is its order, and by the day it is late from, whose index holds all that is added up.
 */
export function segmentsOf(scope: BoardScope): Segment[] {
  const { query, today } = scope
  const { show, state } = query
  const all = sql`${narrowing(scope)} and ${isShown(show, scope)}`
  const kept = state === 'cancelled' ? sql`true` : sql`s.state <> 'cancelled'`
  const late: Segment = { part: 'late', open: true, where: sql`${all} and s.late_from <= ${today}` }
  const paid: Segment = { part: 'paid', open: false, where: sql`${all} and s.paid_on is not null` }
  if (show === 'late' || show === 'stuck') return [late]
  if (show === 'paid') return [paid]
  if (show === 'all' && !isWhole(query)) {
    const month = `${today.slice(0, 7)}-01`
    return [
      late,
      {
        part: 'open',
        open: true,
        where: sql`${all} and s.late_from > ${today} and s.planned_on >= ${today}`,
      },
      { ...paid, where: sql`${all} and s.paid_on >= ${month}` },
    ]
  }
  const open: Segment = {
    part: 'open',
    open: false,
    where: sql`${all} and ${kept} and s.paid_on is null and (s.late_from is null or s.late_from > ${today})`,
  }
  return show === 'all' ? [late, open, paid] : [late, open]
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
export function orderWithin(segment: Segment, by: BoardGrouping): SQL {
  return segment.open && by === 'month'
    ? sql`s.late_from, s.grant_id, s.number`
    : orderOf(by, dayIn(segment, by))
}

/** Comes a row after the last one of the page before? */
export function isAfter({ key, day, grant, number }: BoardCursor, by: BoardGrouping, segment: Segment): SQL {
  const place = sql`${day}::date, ${grant}::uuid, ${number}::int`
  const index = segment.open ? sql` and s.late_from > ${day}::date` : sql``
  const order = orderOf(by, dayIn(segment, by))
  if (by === 'month') return sql`(${order}) > (${place})${index}`
  const typed = by === 'pot' ? sql`${key}::uuid` : sql`${key}::text`
  return sql`(${order}) > (${typed}, ${place})`
}

/** The days of some months, so that an index finds them. */
export function spanOf(months: readonly string[], day: SQL): SQL {
  const sorted = months.toSorted()
  return sql`${day} >= ${`${sorted[0] ?? '0001-01'}-01`}
    and ${day} < ${`${sorted.at(-1) ?? '0001-01'}-01`}::date + interval '1 month'`
}

/** Texts as an array of PostgreSQL. */
export function listOf(values: readonly string[]): SQL {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`
}
