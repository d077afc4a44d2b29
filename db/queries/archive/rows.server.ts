import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import type { Scope } from './scope.server.ts'
import type { ArchiveColumn, ArchiveTable } from './tables.server.ts'

const atOnce = 500

/** Bytes in a row of an archive: what they are, not the bytes themselves. */
export type BytesOf = { sha256: string; size: number }
export type ArchiveRow = Record<string, unknown>

/** Has PostgreSQL write times and numbers in one way, whatever the settings of the server. */
export async function inOneWay(reader: Reader): Promise<void> {
  for (const [name, value] of [
    ['timezone', 'UTC'],
    ['datestyle', 'ISO, YMD'],
    ['intervalstyle', 'iso_8601'],
    ['extra_float_digits', '1'],
    ['bytea_output', 'hex'],
  ])
    await reader.execute(sql`select set_config(${name}, ${value}, true)`)
}

/** The rows of a table (under a name that no column has) in the order of its key, some hundreds at a time; in a transaction that called `inOneWay`. */
export function rowsOf(reader: Reader, table: ArchiveTable, scope: Scope): AsyncGenerator<ArchiveRow> {
  const bytes = table.columns.filter(isBytes)
  const without = bytes.reduce((row, { name }) => sql`${row} - ${literal(name)}`, sql`to_jsonb(archived_row)`)
  const described = bytes.reduce(
    (row, { name }) => sql`${row} || jsonb_build_object(${literal(name)}, ${describedBytes(name)})`,
    without,
  )
  const order = table.key.map((name) => inOrder(table, name))
  return rowsBy(
    reader,
    `table_${table.name}`,
    sql`select ${described} as row from ${sql.identifier(table.name)} archived_row where ${scope(table)} order by ${sql.join(order, sql`, `)}`,
  )
}

/** What a query answers as `row`, some hundreds at a time; the name is that of its cursor. */
export async function* rowsBy(reader: Reader, name: string, query: SQL): AsyncGenerator<ArchiveRow> {
  const cursor = sql.identifier(`archive_${name}`)
  await reader.execute(
    sql`declare ${cursor} no scroll cursor for select one.row::text as row from (${query}) one`,
  )
  try {
    for (let more = true; more; ) {
      const rows = await reader.execute<{ row: string }>(
        sql`fetch forward ${sql.raw(String(atOnce))} from ${cursor}`,
      )
      for (const { row } of rows) yield JSON.parse(row) as ArchiveRow
      more = rows.length === atOnce
    }
  } finally {
    await reader.execute(sql`close ${cursor}`).catch(() => {})
  }
}

/** Where bytes stand: a column of the row with a key. */
export type BytesPlace = { table: ArchiveTable; column: string; row: ArchiveRow }

/** The places of a row where bytes stand, with what they are. */
export function bytesOf(table: ArchiveTable, row: ArchiveRow): (BytesPlace & BytesOf)[] {
  const key = Object.fromEntries(table.key.map((name) => [name, row[name]]))
  return table.columns.filter(isBytes).flatMap(({ name }) => {
    const bytes = row[name] as BytesOf | null
    return bytes ? [{ table, column: name, row: key, ...bytes }] : []
  })
}

/** The bytes that stand in one place. */
export async function bytesIn(
  reader: Reader,
  { table, column, row }: BytesPlace,
): Promise<Uint8Array | null> {
  const here = table.key.map((name) => {
    const type = table.columns.find((one) => one.name === name)?.type ?? 'text'
    return sql`${sql.identifier(name)} = ${String(row[name])}::${sql.raw(type)}`
  })
  const [found] = await reader.execute<{ bytes: Buffer | null }>(
    sql`select ${sql.identifier(column)} as bytes from ${sql.identifier(table.name)} where ${sql.join(here, sql` and `)}`,
  )
  return found?.bytes ? new Uint8Array(found.bytes) : null
}

/** Bytes as PostgreSQL reads them in JSON. */
export function inPostgres(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`
}

export function isBytes({ type }: ArchiveColumn): boolean {
  return type === 'bytea'
}

function describedBytes(name: string): SQL {
  const column = sql`archived_row.${sql.identifier(name)}`
  return sql`case when ${column} is null then null else jsonb_build_object('sha256', encode(sha256(${column}), 'hex'), 'size', length(${column})) end`
}

/** Texts are ordered by their bytes, so that every server orders them alike. */
function inOrder({ columns }: ArchiveTable, name: string): SQL {
  const text = columns.some((column) => column.name === name && column.type === 'text')
  return text
    ? sql`archived_row.${sql.identifier(name)} collate "C"`
    : sql`archived_row.${sql.identifier(name)}`
}

function literal(text: string): SQL {
  return sql.raw(`'${text.replaceAll("'", "''")}'::text`)
}
