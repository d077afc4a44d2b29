import { dayOf } from '#app/domain/calendar.ts'
import { isAskedNow } from '#app/domain/panel/asking.ts'
import { record } from '#app/effects/record.server.ts'
import { db, type Tx, transaction } from '#db/client.server.ts'
import { batchesInReading, undeclaredIn } from '#db/queries/to-ask.server.ts'
import { lockBatch } from '#db/writes/panel.server.ts'
import { firstTime, toldAbout } from '#db/writes/reminders.server.ts'

/** Asks of every batch, once a day at most, whom members know of what joined since they were last asked. Answers how many. */
export async function askDeclarations(now: Date): Promise<number> {
  let count = 0
  for (const { id, fund } of await batchesInReading(db()))
    count += await transaction(async (tx) => {
      const batch = await lockBatch(tx, fund, id, 'update')
      return batch ? askInBatch(tx, batch.fundId, batch.id, now) : 0
    })
  return count
}

/** The same for one batch, whose lock the caller holds: by mail, each member and the chair once a day at most. */
export async function askInBatch(tx: Tx, fund: string, batch: string, now: Date): Promise<number> {
  const day = dayOf(now)
  const told = await toldAbout(tx, batch)
  let count = 0
  for (const { person, open } of await undeclaredIn(tx, fund, batch, day)) {
    const asked = [...told].filter(([kind]) => kind.startsWith(askedKind) && kind.endsWith(`:${person}`))
    const at = asked.map(([, when]) => when).sort((one, other) => other.getTime() - one.getTime())[0]
    if (!isAskedNow(open, at ? { at, today: dayOf(at) === day } : null)) continue
    if (!(await firstTime(tx, { fund, subject: batch, kind: `${askedKind}${day}:${person}` }, now))) continue
    const about = { fund, actor: 'system', batch, person, at: now }
    await record(tx, { type: 'declaration-asked', ...about, proposals: open.length })
    count += 1
  }
  return count
}

const askedKind = 'declaration-asked:'
