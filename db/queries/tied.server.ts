import type { IsoDate } from '#app/domain/calendar.ts'
import type { Cents } from '#app/domain/money.ts'
import { tiedAtLine } from '#app/domain/panel/lottery.ts'
import type { Reader } from '#db/client.server.ts'
import type { Batch } from './batches.server.ts'
import { rankedBatch } from './ranking.server.ts'

/** The equals at the line of the money in a batch, and what there is for them together, in cents. */
export async function tiedIn(
  reader: Reader,
  batch: Batch,
  day: IsoDate,
): Promise<{ tied: { id: string; reference: string; title: string; asked: Cents }[]; left: number }> {
  const { proposals, ranking, room } = await rankedBatch(reader, batch, day)
  const { tied, left } = tiedAtLine(ranking.rows, room)
  return {
    left,
    tied: proposals
      .filter(({ id }) => tied.includes(id))
      .map(({ id, reference, title, asked }) => ({ id, reference, title, asked })),
  }
}
