import { and, eq, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { type BulkItem, type BulkKind, bulkState } from '#app/domain/bulk.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { idWithin } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { type Bulk, bulkById } from '#db/queries/bulk.server.ts'
import { actorAt } from '#db/queries/people.server.ts'
import { type BulkOutcome, bulkActs } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/money.server.ts'
import { approveRelease } from './approve-release.server.ts'
import { takeDecision } from './take-decision.server.ts'

/**
 * Does what was planned to many things, in the name of who planned it and with the roles they hold now; each of them whole or
 * not at all. One that is refused leaves the others, and its reason is kept. Begun again after a crash it does nothing twice.
 * What was stopped, done, or has minutes left is left alone.
 */
export async function runBulk(fund: string, bulkId: string, now: Date): Promise<Verdict<{ done: number }>> {
  const bulk = await bulkById(db(), fund, bulkId)
  if (!bulk || bulkState(bulk, now) !== 'runs') return allowed({ done: 0 })
  const actor = await actorAt(db(), fund, bulk.by.id, now)
  const outcomes: BulkOutcome[] = []
  for (const item of bulk.items) {
    const verdict = await acts[bulk.kind](actor, item, idWithin(bulk.id, item.id), now)
    outcomes.push({ id: item.id, reason: verdict.ok ? null : { ...verdict.reason } })
  }
  await finish(fund, bulk, outcomes, now)
  return allowed({ done: outcomes.filter(({ reason }) => reason === null).length })
}

const acts: Record<
  BulkKind,
  (actor: Person, item: BulkItem, operation: string, now: Date) => Promise<Verdict>
> = {
  decisions: (actor, { id, seen }, operation, now) =>
    takeDecision(actor, id, { operation, letter: seen }, now),
  payments: (actor, { id }, operation, now) => approveRelease(actor, id, { operation }, now),
}

function finish(fund: string, bulk: Bulk, outcomes: BulkOutcome[], now: Date): Promise<void> {
  return transaction(async (tx) => {
    await lockFund(tx, fund)
    const done = await tx
      .update(bulkActs)
      .set({ ranAt: now, outcomes })
      .where(and(eq(bulkActs.id, bulk.id), isNull(bulkActs.ranAt)))
      .returning({ id: bulkActs.id })
    if (done.length === 0) return
    const refused = outcomes.filter(({ reason }) => reason !== null).length
    const counts = { done: outcomes.length - refused, refused }
    const common = { fund, actor: bulk.by.id, at: now }
    await record(tx, { type: 'bulk-done', ...common, bulk: bulk.id, kind: bulk.kind, ...counts })
  })
}
