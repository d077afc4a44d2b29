import { and, eq, sql } from 'drizzle-orm'
import { type PastAidAnswer, wasStateAid } from '#app/domain/past/aid.ts'
import type { KeyedRow, KnownPast } from '#app/domain/past/batch.ts'
import { referenceKey } from '#app/domain/past/batch.ts'
import type { PastKind } from '#app/domain/past/fields.ts'
import type { PastGrant, PastOrganisation, PastPayment, PastResult } from '#app/domain/past/line.ts'
import type { Tx } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { type PastBatch, pastBatch } from '#db/queries/past.server.ts'
import { pastBatches, pastGrants, pastOrganisations, pastPayments, pastResults } from '#db/schema/index.ts'

/** The file as it is, which nobody else changes until this is done; null when the fund has none. */
export async function lockPastBatch(tx: Tx, fund: string, id: string): Promise<PastBatch | null> {
  if (!isUuid(id)) return null
  const [row] = await tx
    .select({ id: pastBatches.id })
    .from(pastBatches)
    .where(and(eq(pastBatches.fundId, fund), eq(pastBatches.id, id)))
    .for('update')
  return row ? pastBatch(tx, fund, row.id) : null
}

type Into = { fund: string; batch: string; aid: PastAidAnswer | null; newId: () => string }

/** Writes the rows of a file, some hundreds at a time. */
export async function writePastRows(
  tx: Tx,
  kind: PastKind,
  rows: readonly KeyedRow<PastKind>[],
  known: KnownPast,
  { fund, batch, aid, newId }: Into,
): Promise<void> {
  const grantOf = (reference: string) => known.grants.get(referenceKey(reference))?.id ?? ''
  for (let from = 0; from < rows.length; from += 500) {
    const some = rows.slice(from, from + 500).map(({ line, key, row }) => ({
      common: { id: newId(), fundId: fund, batchId: batch, line, key },
      row,
    }))
    if (kind === 'organisations')
      await tx
        .insert(pastOrganisations)
        .values(some.map(({ common, row }) => ({ ...common, ...(row as PastOrganisation) })))
    if (kind === 'grants')
      await tx.insert(pastGrants).values(
        some.map(({ common, row }) => {
          const { amount, ...grant } = row as PastGrant
          return { ...common, ...grant, stateAid: wasStateAid(grant.stateAid, aid), amountCents: amount }
        }),
      )
    if (kind === 'payments')
      await tx.insert(pastPayments).values(
        some.map(({ common, row }) => {
          const { amount, grant, ...payment } = row as PastPayment
          return { ...common, ...payment, grantId: grantOf(grant), amountCents: amount }
        }),
      )
    if (kind === 'results')
      await tx.insert(pastResults).values(
        some.map(({ common, row }) => {
          const { grant, value: figure, ...result } = row as PastResult
          const { value, valueMax, qualifier } = figure
          return { ...common, ...result, grantId: grantOf(grant), value, valueMax, qualifier }
        }),
      )
  }
}

/** Takes away every row of a file, for which the event was recorded in this transaction. */
export async function removePastRows(tx: Tx, batch: string, event: string): Promise<void> {
  await tx.execute(sql`select undo_past(${batch}::uuid, ${event}::uuid)`)
}

/** Forgets files that were brought before a moment and never taken over. */
export async function forgetBrought(tx: Tx, before: Date): Promise<number> {
  const [row] = await tx.execute<{ gone: number }>(
    sql`select forget_brought(${before.toISOString()}::timestamptz) as gone`,
  )
  return row?.gone ?? 0
}
