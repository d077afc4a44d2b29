import { and, eq, getTableColumns, notInArray, type SQL, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Tx } from '#db/client.server.ts'
import { evaluatedRows } from '#db/queries/standings.server.ts'
import { trancheStandings } from '#db/schema/index.ts'

const columns = Object.entries(getTableColumns(trancheStandings)).filter(
  ([key]) => key !== 'grantId' && key !== 'trancheId',
)
const fresh = (name: string) => sql.raw(`excluded."${name}"`)
const set = Object.fromEntries(columns.map(([key, { name }]) => [key, fresh(name)])) as Record<string, SQL>
const changed = sql`(${sql.join(
  columns.map(([, column]) => sql`${column}`),
  sql`, `,
)}) is distinct from (${sql.join(
  columns.map(([, { name }]) => fresh(name)),
  sql`, `,
)})`

/**
 * Makes the standings of a grant anew from its facts on a day (Europe/Amsterdam), under the lock that the command holds
 * on the grant; a row that says the same already is not written.
 */
export async function keepStandings(tx: Tx, fund: string, grant: string, today: IsoDate): Promise<void> {
  const rows = await evaluatedRows(tx, fund, [grant], today)
  const there = rows.map(({ trancheId }) => trancheId)
  await tx
    .delete(trancheStandings)
    .where(
      and(
        eq(trancheStandings.grantId, grant),
        there.length > 0 ? notInArray(trancheStandings.trancheId, there) : undefined,
      ),
    )
  if (rows.length === 0) return
  await tx
    .insert(trancheStandings)
    .values(rows)
    .onConflictDoUpdate({
      target: [trancheStandings.grantId, trancheStandings.trancheId],
      set,
      setWhere: changed,
    })
}
