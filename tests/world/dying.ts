import { ownerSql } from '#db/client.server.ts'

/**
 * Does `work` while every write to a table fails, as if the process died at that very step; then the table is as it was.
 * Answers what was thrown, or null when nothing was written there.
 */
export async function dyingAt(url: string, table: string, work: () => Promise<unknown>): Promise<unknown> {
  const sql = ownerSql(url)
  try {
    await sql.unsafe(`create or replace function die_here() returns trigger language plpgsql as $$
      begin raise exception 'died at %', tg_table_name; end $$`)
    await sql.unsafe(
      `create trigger die_here before insert or update or delete on ${table} for each statement execute function die_here()`,
    )
    return await work().then(
      () => null,
      (error: unknown) => error,
    )
  } finally {
    await sql.unsafe(`drop trigger if exists die_here on ${table}`)
    await sql.end()
  }
}
