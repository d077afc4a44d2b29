import { type AnyColumn, and, inArray, ne, notInArray, type SQL, sql } from 'drizzle-orm'
import type { WorkItem } from './item.ts'

/** Work of one sort: the first of it by its day, how much there is in all, and how much of that is late. */
export type Pile = { items: WorkItem[]; count: number; late: number }
export const nothing: Pile = { items: [], count: 0, late: 0 }

/**
 * How somebody sees the work of a role: who they are, the proposals and grants that are none of theirs, those that alone are
 * (null: all others), and how much of a sort is read.
 */
export type Sight = {
  person: string
  /** They, and whoever they stand in for. */
  standsFor: readonly string[]
  without: readonly string[]
  only: readonly string[] | null
  /** What they typed over from paper: its first check is another's. */
  typed: readonly string[]
  most: number
  /** Keys of work that lies elsewhere: put away for some days, or given to a colleague. */
  away: readonly string[]
  /** Keys of work that a colleague gave to them. */
  given: readonly string[]
}

/**
 * The condition under which a row is somebody's work; `key` is the key of its item. Who prepared something does not decide
 * about it.
 */
export function inSight(
  { person, without, only, away }: Sight,
  subject: AnyColumn,
  key: SQL,
  preparedBy?: AnyColumn,
): SQL | undefined {
  return and(
    without.length > 0 ? notInArray(subject, [...without]) : undefined,
    only ? inArray(subject, [...only]) : undefined,
    away.length > 0 ? notInArray(key, [...away]) : undefined,
    preparedBy && ne(preparedBy, person),
  )
}

/** The key of an item of a row, as the query sees it: `prefix-…-…`. */
export function keyOf(prefix: string, ...parts: (AnyColumn | SQL)[]): SQL<string> {
  return sql<string>`concat_ws('-', ${prefix}::text, ${sql.join(
    parts.map((part) => sql`${part}`),
    sql`, `,
  )})`
}

/** What a list of work counts beside the rows that it reads: all that it would read, and what of that is late. */
export function counted(isLate: SQL) {
  return {
    count: sql<number>`(count(*) over ())::int`.as('count'),
    lateCount: sql<number>`(sum(case when ${isLate} then 1 else 0 end) over ())::int`.as('late_count'),
  }
}

/** Rows with what `counted` counted beside them, as work. */
export function pileOf<Row extends { count: number; lateCount: number }>(
  rows: readonly Row[],
  itemOf: (row: Row) => WorkItem,
): Pile {
  return { items: rows.map(itemOf), count: rows[0]?.count ?? 0, late: rows[0]?.lateCount ?? 0 }
}
