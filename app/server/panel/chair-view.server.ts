import type { RankingView } from '#app/components/panel/ranking.tsx'
import type { ReadersRow } from '#app/components/panel/readers-table.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { batchMoves, isRevealed } from '#app/domain/panel/batch.ts'
import { chairSees } from '#app/domain/panel/conflict.ts'
import { db } from '#db/client.server.ts'
import { readingsIn } from '#db/queries/batches.server.ts'
import { missingIn } from '#db/queries/missing-reviews.server.ts'
import { rankedBatch } from '#db/queries/ranking.server.ts'
import type { SeenBatch } from '#db/queries/reviewer/batch.server.ts'
import { rankingView } from './ranking-view.server.ts'

export type ChairView = {
  /** How many ways on there are from here. */
  moves: number
  missing: number
  readers: ReadersRow[]
  ranking: RankingView | null
}

/** What the chair sees beside their own reading: who is done, and after the turn the ranking; never what is closed to them. */
export async function chairView({ batch, proposals }: SeenBatch, now: Date): Promise<ChairView> {
  const day = dayOf(now)
  const readings = (await readingsIn(db(), batch.id)).filter((reading) => !reading.returned)
  const open = new Set(
    proposals.filter((proposal) => proposal.reviews !== null).map((proposal) => proposal.id),
  )
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
    ranking:
      isRevealed(batch.stage) && open.size > 0
        ? rankingView(batch, await rankedBatch(db(), batch, day), { shown: (id) => open.has(id) })
        : null,
  }
}
