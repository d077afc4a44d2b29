import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { ArchiveTable } from '#db/queries/archive/tables.server.ts'

/** Is there no row at all in any of these tables? They stay locked until the transaction ends. */
export async function areEmpty(tx: Tx, tables: readonly ArchiveTable[]): Promise<boolean> {
  const names = tables.map(({ name }) => sql.identifier(name))
  await tx.execute(sql`lock table ${sql.join(names, sql`, `)} in access exclusive mode`)
  for (const name of names) {
    const [row] = await tx.execute<{ some: boolean }>(sql`select exists (select from ${name}) as some`)
    if (row?.some) return false
  }
  return true
}

/**
 * Has tables take rows as they once were: no trigger judges, counts or mails anew, and references are held together at the
 * end. Only for the owner, and only in a transaction that calls `closeTables`.
 */
export async function openTables(tx: Tx, tables: readonly ArchiveTable[]): Promise<void> {
  for (const table of tables) {
    await tx.execute(sql`alter table ${sql.identifier(table.name)} disable trigger user`)
    await alterReferences(tx, table, sql`deferrable initially deferred`)
  }
}

/** Holds all references together and makes tables as strict as they were; counters go on after the last row. */
export async function closeTables(tx: Tx, tables: readonly ArchiveTable[]): Promise<void> {
  await tx.execute(sql`set constraints all immediate`)
  for (const table of tables) {
    await alterReferences(tx, table, sql`not deferrable`)
    await tx.execute(sql`alter table ${sql.identifier(table.name)} enable trigger user`)
    for (const { name } of table.columns.filter(({ counts }) => counts))
      await tx.execute(sql`
        select setval(pg_get_serial_sequence(${`public.${table.name}`}, ${name}), max(${sql.identifier(name)}))
        from ${sql.identifier(table.name)} having max(${sql.identifier(name)}) is not null`)
  }
}

/** Writes rows as they stand in an archive: a JSON array of objects, with bytes as PostgreSQL writes them. */
export async function insertArchived(tx: Tx, table: ArchiveTable, rows: string): Promise<void> {
  const columns = sql.join(
    table.columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  )
  const name = sql.identifier(table.name)
  await tx.execute(
    sql`insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, ${rows}::jsonb)`,
  )
}

/** The rule of the database that rows of an archive break, or the table that does not take them; null for another error. */
export function brokenRule(error: unknown): string | null {
  const cause = error instanceof Error && error.cause ? error.cause : error
  const { code = '', constraint_name, table_name } = cause as Record<string, string | undefined>
  return /^2[23]/.test(code) ? (constraint_name ?? table_name ?? code) : null
}

async function alterReferences(tx: Tx, table: ArchiveTable, how: SQL): Promise<void> {
  for (const { constraint } of table.refs)
    await tx.execute(
      sql`alter table ${sql.identifier(table.name)} alter constraint ${sql.identifier(constraint)} ${how}`,
    )
}
