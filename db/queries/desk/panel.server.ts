import { and, eq, inArray } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { gapsIn } from '#app/domain/panel/assignment-check.ts'
import type { Reader } from '#db/client.server.ts'
import { batches } from '#db/schema/index.ts'
import { assignmentPlan } from '../assignment-plan.server.ts'
import { batchById } from '../batches.server.ts'
import { type WorkItem, workItem } from './item.ts'

/** Batches in which a proposal has fewer readers than it should have. */
export async function toAssign(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const rows = await reader
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.fundId, fund), inArray(batches.stage, ['conflicts', 'scoring', 'extra-reviews'])))
  const items: WorkItem[] = []
  for (const { id } of rows) {
    const batch = await batchById(reader, fund, id)
    if (!batch) continue
    const { proposals, members, given, rules } = await assignmentPlan(reader, batch, today)
    const short = new Set(gapsIn(given, proposals, members, rules).map((gap) => gap.proposal)).size
    if (short === 0) continue
    items.push(
      workItem({
        key: `assign-${id}`,
        kind: 'assign',
        of: 'manager',
        title: batch.name,
        on: batch.stage === 'conflicts' ? batch.decideBy : today,
        number: short,
        href: `/manager/batches/${id}/assignment`,
      }),
    )
  }
  return items
}
