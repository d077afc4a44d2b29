import { and, eq, isNull } from 'drizzle-orm'
import type { AccessSubject, Person } from '#app/domain/access.ts'
import { type BatchStage, isScoring } from '#app/domain/panel/batch.ts'
import { mayRead } from '#app/domain/panel/conflict.ts'
import type { Reader } from '#db/client.server.ts'
import { assignments, batches, proposals } from '#db/schema/index.ts'
import { type Standing, standingOf } from '../conflicts.server.ts'
import { isUuid } from '../ids.ts'
import { readableByMember } from './readable.ts'

/** How a panel member stands to a proposal, and the little of it that is known before its text opens. */
export type PanelPlace = {
  id: string
  roundId: string
  batch: string
  stage: BatchStage
  panel: NonNullable<AccessSubject['panel']>
  assigned: boolean
  standing: Standing
}

/**
 * The place of a member on a proposal of the panel: `readable` through the view alone · `closed` by what they declared ·
 * `assigned` when it is listed to them and they cannot read it (yet), which it always is to who leads the panel · null when it is not theirs at all.
 */
export async function panelPlace(
  reader: Reader,
  actor: Person,
  proposal: string,
): Promise<PanelPlace | null> {
  if (!isUuid(proposal)) return null
  const [row] = await reader
    .select({
      id: proposals.id,
      roundId: proposals.roundId,
      batch: batches.id,
      stage: batches.stage,
      state: proposals.state,
      readable: readableByMember.proposalId,
      assigned: assignments.proposalId,
    })
    .from(proposals)
    .innerJoin(batches, eq(batches.id, proposals.batchId))
    .leftJoin(
      readableByMember,
      and(eq(readableByMember.proposalId, proposals.id), eq(readableByMember.personId, actor.person)),
    )
    .leftJoin(
      assignments,
      and(
        eq(assignments.proposalId, proposals.id),
        eq(assignments.personId, actor.person),
        isNull(assignments.returnedAt),
      ),
    )
    .where(and(eq(proposals.id, proposal), eq(proposals.fundId, actor.fund)))
  if (!row || row.state === 'withdrawn') return null
  const stage = row.stage as BatchStage
  const standing = await standingOf(reader, actor.person, row)
  const assigned = row.assigned !== null
  const place = { id: row.id, roundId: row.roundId, batch: row.batch, stage, assigned, standing }
  if (row.readable !== null) return { ...place, panel: 'readable' }
  if (standing.grade !== null && !mayRead(standing.grade).ok) return { ...place, panel: 'closed' }
  const leads = actor.roles.includes('chair')
  const listed = assigned || leads || stage === 'conflicts' || isScoring(stage)
  return listed ? { ...place, panel: 'assigned' } : null
}
