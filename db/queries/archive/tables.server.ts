import { sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { leftOut } from './left-out.server.ts'

/** A table as the database describes it; `key` is its primary key, `refs` are its foreign keys of one column. */
export type ArchiveTable = {
  name: string
  columns: ArchiveColumn[]
  key: string[]
  refs: ArchiveRef[]
}
export type ArchiveColumn = { name: string; type: string; notNull: boolean; counts: boolean }
export type ArchiveRef = { constraint: string; columns: string[]; table: string; foreign: string[] }

/** Every table of the fund as the database has it now, by name: what is archived, and what is left out for a reason. */
export async function everyTable(reader: Reader): Promise<ArchiveTable[]> {
  const rows = await reader.execute<{
    name: string
    columns: ArchiveColumn[]
    key: string[]
    refs: ArchiveRef[] | null
  }>(sql`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'notNull', a.attnotnull,
          'counts', pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
        as columns,
      (select json_agg(a.attname order by place)
        from pg_constraint k, unnest(k.conkey) with ordinality as part(attnum, place)
        join pg_attribute a on a.attnum = part.attnum
        where k.conrelid = c.oid and k.contype = 'p' and a.attrelid = c.oid) as key,
      (select json_agg(json_build_object('constraint', k.conname, 'table', f.relname,
          'columns', (select json_agg(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum = any(k.conkey)),
          'foreign', (select json_agg(a.attname) from pg_attribute a where a.attrelid = f.oid and a.attnum = any(k.confkey)))
          order by k.conname)
        from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f') as refs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname collate "C"`)
  return [...rows].map((row) => ({ ...row, refs: row.refs ?? [] }))
}

/** The tables that an archive holds: all but what is left out for a reason. */
export async function archivedTables(reader: Reader): Promise<ArchiveTable[]> {
  return (await everyTable(reader)).filter(({ name }) => !Object.hasOwn(leftOut, name))
}
