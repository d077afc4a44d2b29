import { and, eq } from 'drizzle-orm'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import {
  type BulkItem,
  type BulkKind,
  bulkAction,
  canPlanBulk,
  canStopBulk,
  minutesToStop,
} from '#app/domain/bulk.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { enqueue } from '#app/effects/enqueue.server.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { bulkById, bulkSubjects, openBulks } from '#db/queries/bulk.server.ts'
import { bulkActs } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/money.server.ts'

/**
 * Plans one act on many things: it happens ten minutes later, in the order given, unless somebody stops it. Only who may do it
 * to one of them; money and decisions ask a fresh step-up where one of them does. Refuses `not-found` to others,
 * `step-up-needed`, and what `canPlanBulk` refuses; what somebody prepared themselves counts as not open to them.
 */
export async function planBulk(
  actor: Person,
  kind: BulkKind,
  form: { operation: string; items: readonly BulkItem[] },
  now: Date,
): Promise<Verdict<{ bulk: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'plan-bulk', kind, ...form }, now, async () => {
      const may = can(actor, bulkAction[kind])
      if (!may.ok) return may
      const fresh = kind === 'payments' ? steppedUp(actor, now) : allowed()
      if (!fresh.ok) return fresh
      await lockFund(tx, actor.fund)
      const ids = form.items.map(({ id }) => id)
      const subjects = await bulkSubjects(tx, actor.fund, kind, ids)
      const waiting = (await openBulks(tx, actor.fund)).flatMap(({ items }) => items.map(({ id }) => id))
      const verdict = canPlanBulk(form.items, {
        open: new Set(
          subjects.flatMap(({ id, open, preparedBy }) => (open && preparedBy !== actor.person ? [id] : [])),
        ),
        waiting: new Set(waiting),
      })
      if (!verdict.ok) return verdict
      const bulk = newId(now)
      const runsAt = new Date(now.getTime() + minutesToStop * 60_000)
      await tx.insert(bulkActs).values({
        ...{ id: bulk, fundId: actor.fund, kind, items: [...form.items] },
        ...{ plannedBy: actor.person, plannedAt: now, runsAt },
      })
      await enqueue(tx, 'run-bulk', { fund: actor.fund, bulk }, { key: `run-bulk:${bulk}`, runAt: runsAt })
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'bulk-planned', ...common, bulk, kind, count: form.items.length })
      return allowed({ bulk })
    }),
  )
}

/**
 * Stops it before it happens: nothing of it is done. Everybody who may do such a thing may stop it. Refuses
 * `not-found` to others and `bulk-over` when its ten minutes are over.
 */
export async function stopBulk(
  actor: Person,
  bulkId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'stop-bulk', bulk: bulkId, ...form }, now, async () => {
      await lockFund(tx, actor.fund)
      const bulk = await bulkById(tx, actor.fund, bulkId)
      if (!bulk || !can(actor, bulkAction[bulk.kind]).ok) return refused('not-found')
      const verdict = canStopBulk(bulk, now)
      if (!verdict.ok) return verdict
      await tx
        .update(bulkActs)
        .set({ stoppedBy: actor.person, stoppedAt: now })
        .where(and(eq(bulkActs.fundId, actor.fund), eq(bulkActs.id, bulk.id)))
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'bulk-stopped', ...common, bulk: bulk.id, kind: bulk.kind })
      return allowed()
    }),
  )
}
