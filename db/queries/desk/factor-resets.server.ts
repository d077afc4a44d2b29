import { addDays, type IsoDate } from '#app/domain/calendar.ts'
import { daysToConfirmReset, waitsForOther } from '#app/domain/factor-reset.ts'
import type { Reader } from '#db/client.server.ts'
import { openResets } from '../factor-resets.server.ts'
import { type WorkItem, type WorkOf, workItem } from './item.ts'

/** New second locks that wait for a second person, who is neither who asked nor who gets it. */
export async function resetsToConfirm(
  reader: Reader,
  fund: string,
  { today, person, of }: { today: IsoDate; person: string; of: WorkOf },
): Promise<WorkItem[]> {
  const open = await openResets(reader, fund)
  return open
    .filter((reset) => waitsForOther(reset, today) && reset.person !== person)
    .map(({ id, name, askedBy, askedByName, askedOn }) =>
      workItem({
        key: `factor-reset-${id}`,
        kind: 'factor-reset',
        of,
        title: name,
        on: addDays(askedOn, daysToConfirmReset),
        since: askedOn,
        preparedBy: { id: askedBy, name: askedByName },
        href: `/manager/second-factors/requests/${id}`,
      }),
    )
}
