import type { OutcomeView } from '#app/components/panel/outcome.tsx'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { maySeeOrder } from '#app/domain/panel/score.ts'
import { db } from '#db/client.server.ts'
import { readingsIn } from '#db/queries/batches.server.ts'
import { seenOutcome } from '#db/queries/outcome.server.ts'
import type { SeenBatch } from '#db/queries/reviewer/batch.server.ts'
import { outcomeView } from './outcome-view.server.ts'

/**
 * The outcome for somebody of the panel, from the moment they may see the order, over what is open to them alone. Only
 * the chair sees who reads strictly.
 */
export async function panelOutcome(
  actor: Person,
  { batch, proposals }: SeenBatch,
  now: Date,
): Promise<OutcomeView | null> {
  const chair = actor.roles.includes('chair')
  const open = new Set(proposals.filter(({ reviews }) => reviews !== null).map(({ id }) => id))
  if (!maySeeOrder({ chair }, batch.stage).ok || open.size === 0) return null
  const seen = await seenOutcome(db(), batch, dayOf(now), (id) => open.has(id))
  if (!chair) return outcomeView(batch, seen)
  const readings = await readingsIn(db(), batch.id)
  return outcomeView(batch, seen, { readers: new Map(readings.map(({ member, name }) => [member, name])) })
}
