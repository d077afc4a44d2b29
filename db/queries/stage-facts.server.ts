import type { IsoDate } from '#app/domain/calendar.ts'
import type { StageFacts } from '#app/domain/panel/batch.ts'
import type { Reader } from '#db/client.server.ts'
import { type Batch, type BatchProposal, proposalsIn } from './batches.server.ts'
import { meetingRecordsOf } from './meeting.server.ts'
import { rankedBatch } from './ranking.server.ts'
import { type StageWaits, stageWaits } from './stage-waits.server.ts'

/** By what the turn of a stage is judged, as it stands now; `unadvised` is what the meeting gave no advice on. */
export async function stageFacts(
  reader: Reader,
  batch: Batch,
  day: IsoDate,
): Promise<Pick<StageFacts, 'track' | 'grey'> & { waits: StageWaits; unadvised: BatchProposal[] }> {
  const waits = await stageWaits(reader, batch, day)
  const ranked = batch.stage === 'revealed' ? (await rankedBatch(reader, batch, day)).ranking.rows : []
  const grey = ranked.filter(({ place }) => place === 'grey-zone').length
  const unadvised = batch.stage === 'meeting' ? await unadvisedIn(reader, batch.id) : []
  return { track: batch.track, waits, grey, unadvised }
}

/** What still awaits a decision and has no advice of the meeting. */
async function unadvisedIn(reader: Reader, batch: string): Promise<BatchProposal[]> {
  const open = (await proposalsIn(reader, batch)).filter(({ state }) => state === 'awaiting-decision')
  const said = await meetingRecordsOf(
    reader,
    open.map(({ id }) => id),
  )
  return open.filter(({ id }) => !said.get(id)?.advice)
}
