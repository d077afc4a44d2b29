import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { blocksOf, type HarvestRow, harvestsOf } from '../harvests.server.ts'
import { type WorkItem, workItem } from './item.ts'

const daysToWrite = 28
const daysToDecide = 7

/**
 * Harvests that somebody works on: to write and hand over for the manager, to approve for who approves. Whoever started one
 * or wrote in it does not approve it.
 */
export async function harvestsToFinish(reader: Reader, fund: string, person: string): Promise<WorkItem[]> {
  const rows = (await harvestsOf(reader, fund)).filter(({ stand }) => stand !== 'approved')
  const own = await Promise.all(rows.map((row) => wroteIn(reader, row, person)))
  return rows
    .filter(({ stand }, index) => stand === 'drafting' || !own[index])
    .map((row) => (row.stand === 'drafting' ? toWrite(row) : toApprove(row)))
}

async function wroteIn(reader: Reader, { id, startedBy }: HarvestRow, person: string): Promise<boolean> {
  if (startedBy === person) return true
  return (await blocksOf(reader, id)).some(({ writer }) => writer?.id === person)
}

function toWrite({ id, year, startedAt, offer }: HarvestRow): WorkItem {
  const [since, days] = offer?.returned ? [offer.returned.at, daysToDecide] : [startedAt, daysToWrite]
  return workItem({
    ...{ key: `harvest-${id}`, kind: 'harvest-write', of: 'manager', title: String(year) },
    on: addDays(dayOf(since), days),
    since: dayOf(since),
    href: `/manager/harvest/${id}`,
  })
}

function toApprove({ id, year, startedAt, offer }: HarvestRow): WorkItem {
  const since = dayOf(offer?.at ?? startedAt)
  return workItem({
    ...{ key: `harvest-${id}`, kind: 'harvest-approve', of: 'approver', title: String(year) },
    on: addDays(since, daysToDecide),
    since,
    preparedBy: offer?.by ?? null,
    href: `/manager/harvest/${id}/approval`,
  })
}
