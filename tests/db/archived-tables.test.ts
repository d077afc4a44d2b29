import { is, sql } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { db } from '#db/client.server.ts'
import { leftOut, leftOutSchemas } from '#db/queries/archive/left-out.server.ts'
import { everyRow, scopeOf } from '#db/queries/archive/scope.server.ts'
import { archivedTables, everyTable } from '#db/queries/archive/tables.server.ts'
import * as schema from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'

useDatabase()

const fund = '019cd730-6900-7546-91cc-851e32cc9e9c'

test('every table of the schema is in the archive, or left out for a reason', async () => {
  const declared = Object.values(schema)
    .flatMap((one: unknown) => (is(one, PgTable) ? [getTableConfig(one).name] : []))
    .sort()
  const there = (await everyTable(db())).map(({ name }) => name)
  expect(there).toEqual(declared)
  const archived = (await archivedTables(db())).map(({ name }) => name)
  expect([...archived, ...Object.keys(leftOut)].sort()).toEqual(declared)
  for (const reason of Object.values(leftOut)) expect(reason.split(' ').length).toBeGreaterThan(4)
})

test('no other schema holds tables without a reason to leave them out', async () => {
  const rows = await db().execute<{ schema: string }>(sql`
    select distinct n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`)
  const others = [...rows].map((row) => row.schema).filter((name) => name !== 'public')
  expect(others.sort()).toEqual(Object.keys(leftOutSchemas).sort())
})

test('every archived table has a key to be ordered by, and says whose its rows are', async () => {
  const tables = await archivedTables(db())
  const scope = scopeOf(fund, tables)
  for (const table of tables) {
    expect(table.key, table.name).not.toEqual([])
    expect(scope(table), table.name).not.toBe(everyRow(table))
    for (const ref of table.refs)
      expect(leftOut, `${table.name} -> ${ref.table}`).not.toHaveProperty(ref.table)
  }
  const stranger = { name: 'strangers', columns: [], key: ['id'], refs: [] }
  expect(() => scope(stranger)).toThrow('say whose the rows of strangers are')
})

test('nothing that is called a secret is archived, but hashes of what signs nobody in', async () => {
  const secrets = (await archivedTables(db())).flatMap(({ name, columns }) =>
    columns
      .filter((column) => /secret|password|p12|code_hash|token/.test(column.name))
      .map((column) => `${name}.${column.name}`),
  )
  expect(secrets.sort()).toEqual(['reply_addresses.token_hash', 'resident_codes.code_hash'])
})

test('every column is of a type that goes to JSON and back without loss', async () => {
  const types = new Set(
    (await archivedTables(db())).flatMap(({ columns }) => columns.map(({ type }) => type)),
  )
  const known = [
    ...[
      'uuid',
      'text',
      'text[]',
      'boolean',
      'date',
      'timestamp with time zone',
      'jsonb',
      'bytea',
      'tsvector',
    ],
    ...['integer', 'bigint', 'double precision'],
  ]
  expect([...types].filter((type) => !known.includes(type))).toEqual([])
})
