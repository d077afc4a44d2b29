import type { IsoDate } from '#app/domain/calendar.ts'
import type { PanelSays } from '#app/domain/panel/says.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Reader } from '#db/client.server.ts'
import type { Batch } from './batches.server.ts'
import { lotteriesOf } from './lotteries.server.ts'
import { meetingRecordsOf } from './meeting.server.ts'
import { rankedBatch } from './ranking.server.ts'
import { waitingList } from './waiting-list.server.ts'

/**
 * What the panel says of proposals of one batch, for who decides: place in the ranking, advice of the meeting, outcome
 * of a lottery, and how many stand before it on the waiting list. Two readers of a small start advise and are not
 * ranked, so there the order says nothing.
 */
export async function panelSays(
  reader: Reader,
  batch: Batch,
  proposals: readonly { id: string; state: ProposalState }[],
  day: IsoDate,
): Promise<Map<string, PanelSays>> {
  const ids = proposals.map(({ id }) => id)
  const [ranked, records, lotteries, waiting] = await Promise.all([
    batch.track === 'small-start' ? null : rankedBatch(reader, batch, day),
    meetingRecordsOf(reader, ids),
    lotteriesOf(reader, batch.id),
    waitingList(reader, batch.round),
  ])
  const drawn = lotteries.flatMap((lottery) => lottery.drawn?.order ?? [])
  const onList = waiting.filter(({ taken }) => taken)
  return new Map(
    proposals.map(({ id, state }) => {
      const row = ranked?.ranking.rows.find((one) => one.proposal === id)
      const lot = drawn.find((one) => one.proposal === id)
      const own = onList.find((one) => one.proposal === id)
      return [
        id,
        {
          place: ranked ? (row?.place ?? null) : 'grey-zone',
          advice: records.get(id)?.advice ?? null,
          lot: lot ? (lot.won ? ('won' as const) : ('lost' as const)) : null,
          ahead:
            state === 'waiting-list' && own ? onList.filter(({ place }) => place < own.place).length : null,
        },
      ]
    }),
  )
}
