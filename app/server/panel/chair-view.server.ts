import type { ReadersRow } from '#app/components/panel/readers-table.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { batchMoves } from '#app/domain/panel/batch.ts'
import { chairSees } from '#app/domain/panel/conflict.ts'
import { db } from '#db/client.server.ts'
import { readingsIn } from '#db/queries/batches.server.ts'
import { missingIn } from '#db/queries/missing-reviews.server.ts'
import type { SeenBatch } from '#db/queries/reviewer/batch.server.ts'

export type ChairView = {
  /** How many ways on there are from here. */
  moves: number
  missing: number
  readers: ReadersRow[]
}

/** What the chair sees beside their own reading: who reads what and who is done; never what is closed to them. */
export async function chairView({ batch, proposals }: SeenBatch, now: Date): Promise<ChairView> {
  const day = dayOf(now)
  const readings = (await readingsIn(db(), batch.id)).filter((reading) => !reading.returned)
  return {
    moves: Object.keys(batchMoves[batch.stage]).length,
    missing: await missingIn(db(), batch, day),
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
