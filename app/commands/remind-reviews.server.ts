import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { draftReminderDue, reminderDays } from '#app/domain/proposal/deadline.ts'
import { record } from '#app/effects/record.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { type OpenReader, readersNearDeadline } from '#db/queries/open-readers.server.ts'
import { lockBatch } from '#db/writes/panel.server.ts'
import { firstTime } from '#db/writes/reminders.server.ts'

/**
 * Reminds every member who still reads, seven, three and one days before the last day of scoring of a batch (days in
 * Amsterdam), each once; who may not read a proposal (any more) is not counted for it. Answers how many it reminded.
 */
export async function remindReviews(now: Date): Promise<number> {
  const near = await readersNearDeadline(db(), dayOf(now), Math.max(...reminderDays))
  let count = 0
  for (const reader of near) if (await remind(reader, now)) count += 1
  return count
}

function remind({ fund, batch, person, until }: OpenReader, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const days = draftReminderDue(until as IsoDate, now)
    if (days === null || !(await lockBatch(tx, fund, batch, 'update'))) return false
    const told = { fund, subject: batch, kind: `scoring-until-in-${days}:${until}:${person}` }
    if (!(await firstTime(tx, told, now))) return false
    const about = { fund, actor: 'system', batch, person, at: now }
    await record(tx, { type: 'scoring-deadline-near', ...about, days, until: until as IsoDate })
    return true
  })
}
