import { and, eq } from 'drizzle-orm'
import type { ChangeState } from '#app/domain/grant/change-state.ts'
import type { TermsDiff } from '#app/domain/grant/diff.ts'
import type { Tx } from '#db/client.server.ts'
import { termsChanges } from '#db/schema/index.ts'

type Row = typeof termsChanges.$inferInsert

export async function startChange(
  tx: Tx,
  change: Pick<Row, 'id' | 'fundId' | 'grantId' | 'baseVersionId' | 'side' | 'startedBy' | 'startedAt'>,
): Promise<void> {
  await tx.insert(termsChanges).values({ ...change, diff: [] })
}

export type ChangeUpdate = Partial<Omit<Row, 'id' | 'fundId' | 'grantId' | 'side' | 'diff' | 'state'>> & {
  diff?: TermsDiff
  state?: ChangeState
}

export async function updateChange(tx: Tx, id: string, { diff, ...update }: ChangeUpdate): Promise<void> {
  const set = diff === undefined ? update : { ...update, diff: diff as Record<string, unknown>[] }
  await tx.update(termsChanges).set(set).where(eq(termsChanges.id, id))
}

/** What waited for signatures is settled: they came, or the offer ended without them. Answers the change, if there was one. */
export async function settleOffered(
  tx: Tx,
  grant: string,
  state: Extract<ChangeState, 'applied' | 'lapsed'>,
): Promise<string | null> {
  const [row] = await tx
    .update(termsChanges)
    .set({ state })
    .where(and(eq(termsChanges.grantId, grant), eq(termsChanges.state, 'in-offer')))
    .returning({ id: termsChanges.id })
  return row?.id ?? null
}
