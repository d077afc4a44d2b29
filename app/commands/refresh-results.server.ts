import { and, eq } from 'drizzle-orm'
import { keptResults as resultsOf } from '#app/domain/results/kept-results.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { indicatorsIn } from '#db/queries/component-indicators.server.ts'
import { programmeUnits } from '#db/queries/public/results.server.ts'
import { hiddenCounts, keptResults, staleResults } from '#db/schema/index.ts'

/** How many rows go into one insert, well under what PostgreSQL takes. */
const atOnce = 5_000

/**
 * Keeps anew what public pages say of the indicators about which something was counted or agreed since the last time; pages
 * make those themselves until then. Answers how many it kept.
 */
export async function refreshResults(now: Date): Promise<Verdict<{ kept: number }>> {
  let kept = 0
  while (await transaction((tx) => refreshNext(tx, now))) kept += 1
  return allowed({ kept })
}

/** The marks go first: whoever commits after that leaves a mark of its own. */
async function refreshNext(tx: Tx, now: Date): Promise<boolean> {
  const [mark] = await tx.select().from(staleResults).orderBy(staleResults.number).limit(1)
  if (!mark) return false
  const { fundId, component } = mark
  const seen = await tx
    .delete(staleResults)
    .where(and(eq(staleResults.fundId, fundId), eq(staleResults.component, component)))
    .returning({ number: staleResults.number })
  if (seen.length === 0) return true
  const unit = (await programmeUnits(tx, fundId)).find(({ key }) => key === component) ?? null
  const indicators = (await indicatorsIn(tx, fundId, [component])).get(component) ?? []
  const { kept, hidden } = resultsOf(unit, indicators)
  const row = { fundId, component, results: kept, keptAt: now }
  await tx
    .insert(keptResults)
    .values(row)
    .onConflictDoUpdate({ target: [keptResults.fundId, keptResults.component], set: row })
  await tx
    .delete(hiddenCounts)
    .where(and(eq(hiddenCounts.fundId, fundId), eq(hiddenCounts.component, component)))
  const cells = hidden.map((one) => ({ fundId, component, grantId: one.grant, cell: one.cell }))
  for (let at = 0; at < cells.length; at += atOnce)
    await tx
      .insert(hiddenCounts)
      .values(cells.slice(at, at + atOnce))
      .onConflictDoUpdate({ target: [hiddenCounts.fundId, hiddenCounts.cell], set: { component } })
  return true
}
