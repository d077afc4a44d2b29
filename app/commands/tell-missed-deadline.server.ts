import { draftDeadline, missedDeadlineDue } from '#app/domain/proposal/deadline.ts'
import { record } from '#app/effects/record.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { draftsNearDeadline, lockDraft } from '#db/queries/drafts.server.ts'
import { firstTime } from '#db/writes/reminders.server.ts'

/**
 * Tells the writers of every draft that was not sent in time, kindly and once, that the deadline passed and that their text
 * is kept. It may run late: for a week it is still news. Answers how many it told.
 */
export async function tellMissedDeadline(now: Date): Promise<number> {
  const passed = await draftsNearDeadline(db(), now, { before: 0, after: 9 })
  let count = 0
  for (const { id } of passed) if (await tell(id, now)) count += 1
  return count
}

function tell(id: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const draft = await lockDraft(tx, id)
    const deadline = draft && draftDeadline(draft)
    if (!draft || !deadline || !missedDeadlineDue(deadline, now)) return false
    const told = { fund: draft.fund, subject: id, kind: `draft-deadline-passed:${deadline}` }
    if (!(await firstTime(tx, told, now))) return false
    const about = { fund: draft.fund, actor: 'system', proposal: id, at: now }
    await record(tx, { type: 'draft-deadline-passed', ...about, deadline })
    return true
  })
}
