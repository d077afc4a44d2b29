import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { isUuid } from '../ids.ts'
import type { ArchiveTable } from './tables.server.ts'

/** Which rows of a table are a fund's: what stands behind `where`. */
export type Scope = (table: ArchiveTable) => SQL

/** Every row of every table: of an instance with one fund, and of one that was just read. */
export const everyRow: Scope = () => sql`true`

/** Is there no other fund in this instance? */
export async function isAlone(reader: Reader, fund: string): Promise<boolean> {
  const [row] = await reader.execute<{ alone: boolean }>(
    sql`select not exists (select from funds where id <> ${fund}) as alone`,
  )
  return row?.alone === true
}

/**
 * The rows of one fund among others. A table says whose a row is by `fund_id`, or by the row that it hangs on. People are
 * those whom a row of the fund names. What covers all funds at once (the seals over the log, the answers to forms) is of
 * none of them. A table that says it in no way is an error, so that a new one is never handed out whole.
 */
export function scopeOf(fund: string, tables: readonly ArchiveTable[]): Scope {
  if (!isUuid(fund)) throw new Error('this is no key of a fund')
  const own = sql.raw(`'${fund}'::uuid`)
  const byName = new Map(tables.map((table) => [table.name, table]))
  return scope

  function scope(table: ArchiveTable): SQL {
    if (table.name === 'funds') return sql`id = ${own}`
    if (ofAllFunds.has(table.name)) return sql`false`
    if (table.name === 'people') return sql`id in (${sql.join(named(), sql` union `)})`
    if (hasFund(table)) return sql`fund_id = ${own}`
    return hanging(table)
  }

  function hanging(table: ArchiveTable): SQL {
    const ref = table.refs.find(
      ({ table: parent, columns }) =>
        parent !== 'people' && parent !== table.name && isNeeded(table, columns),
    )
    const parent = ref && byName.get(ref.table)
    const [column = '', foreign = ''] = [ref?.columns[0], ref?.foreign[0]]
    if (!parent) throw new Error(`say whose the rows of ${table.name} are`)
    return sql`${sql.identifier(column)} in (select ${sql.identifier(foreign)} from ${sql.identifier(parent.name)} where ${scope(parent)})`
  }

  /** Everybody that a row of the fund names, by a key or as who did it. */
  function named(): SQL[] {
    const byKey = tables.flatMap((table) =>
      table.refs
        .filter((ref) => ref.table === 'people' && table.name !== 'people')
        .map((ref) => everyOne(table, sql`${sql.identifier(ref.columns[0] as string)}`)),
    )
    const byText = actors.flatMap(([name, column]) => {
      const table = byName.get(name)
      const person = sql`(select p.id from people p where p.id::text = ${sql.identifier(column)})`
      return table ? [everyOne(table, person)] : []
    })
    return [...byKey, ...byText]
  }

  function everyOne(table: ArchiveTable, person: SQL): SQL {
    return sql`select ${person} from ${sql.identifier(table.name)} where ${scope(table)}`
  }
}

/** Tables whose rows are about all funds of an instance together. */
const ofAllFunds = new Set(['event_seals', 'operations'])

/** Columns of text that hold a person's id, or say that nobody did it. */
const actors = [
  ['events', 'actor'],
  ['outgoing_mails', 'recipient'],
] as const

function hasFund({ columns }: ArchiveTable): boolean {
  return columns.some(({ name, notNull }) => name === 'fund_id' && notNull)
}

function isNeeded({ columns }: ArchiveTable, names: readonly string[]): boolean {
  return names.length === 1 && columns.some(({ name, notNull }) => name === names[0] && notNull)
}
