import { sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, check, customType, date, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Cents } from '#app/domain/money.ts'

/** Primary key, a UUIDv7 made by the app. */
export const id = () => uuid('id').primaryKey()
export const ref = (name: string) => uuid(name)
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
export const day = (name: string) => date(name, { mode: 'string' })
export const money = (name: string) => bigint(name, { mode: 'number' }).$type<Cents>()

export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
})

/** Stemmed words for full-text search; written and read as SQL only. */
export const searchWords = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** A CHECK that a text column holds one of a domain tuple's values. */
export function oneOf(name: string, column: AnyPgColumn, values: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`)
}
