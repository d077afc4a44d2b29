import type { ReadersRow } from '#app/components/panel/readers-table.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { type BatchStage, isScoring, movesFrom } from '#app/domain/panel/batch.ts'
import { chairSees } from '#app/domain/panel/conflict.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { readingsIn } from '#db/queries/batches.server.ts'
import type { SeenBatch } from '#db/queries/reviewer/batch.server.ts'
import { stageWaits } from '#db/queries/stage-waits.server.ts'

export type ChairView = {
  /** How many ways on there are from here. */
  moves: number
  /** Somebody of the panel did not say yet whom they know. */
  undeclared: boolean
  /** What the batch waits for or that it can go on, in a sentence. */
  says: string
  readers: ReadersRow[]
}

/** What the chair sees beside their own reading: who reads what and who is done; never what is closed to them. */
export async function chairView({ batch, proposals }: SeenBatch, now: Date): Promise<ChairView> {
  const day = dayOf(now)
  const readings = (await readingsIn(db(), batch.id)).filter((reading) => !reading.returned)
  const { missing, undeclared } = await stageWaits(db(), batch, day)
  const moves = movesFrom(batch.stage, { track: batch.track, grey: 0 }).length
  return {
    moves,
    undeclared: undeclared.length > 0,
    says: saysOf(batch.stage, missing, moves),
    readers: proposals.map(({ id, title }) => ({
      key: id,
      title,
      wanted: batch.perProposal,
      readers: readings
        .filter((reading) => reading.proposal === id)
        .map(({ name, locked, grade }) => ({ name, locked, acquainted: chairSees(grade) })),
    })),
  }
}

function saysOf(stage: BatchStage, count: number, moves: number): string {
  const missing = String(count)
  if (count > 0)
    return isScoring(stage)
      ? m.reviewer_chair_waits_scores({ missing })
      : m.reviewer_chair_waits_readers({ missing })
  if (moves === 0) return m.reviewer_chair_end()
  if (stage === 'conflicts') return m.reviewer_chair_next_readers()
  return isScoring(stage) ? m.reviewer_chair_next_scores() : m.reviewer_chair_next()
}
