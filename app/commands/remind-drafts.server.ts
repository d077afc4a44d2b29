import { draftDeadline, draftReminderDue, reminderDays } from '#app/domain/proposal/deadline.ts'
import { record } from '#app/effects/record.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { draftsNearDeadline, lockDraft } from '#db/queries/drafts.server.ts'
import { firstTime } from '#db/writes/reminders.server.ts'

/**
 * Reminds the writers of every unsent draft seven, three and one days before its deadline (days in Amsterdam), each once.
 * A day on which it did not run is not made up for: "tomorrow" would not be true any more. Answers how many it reminded.
 */
export async function remindDrafts(now: Date): Promise<number> {
  const near = await draftsNearDeadline(db(), now, { before: Math.max(...reminderDays) + 2, after: 0 })
  let count = 0
  for (const { id } of near) if (await remind(id, now)) count += 1
  return count
}

function remind(id: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const draft = await lockDraft(tx, id)
    if (!draft) return false
    const deadline = draftDeadline(draft)
    const days = draftReminderDue(deadline, now)
    if (days === null) return false
    const told = { fund: draft.fund, subject: id, kind: `draft-deadline-in-${days}:${deadline}` }
    if (!(await firstTime(tx, told, now))) return false
    const about = { fund: draft.fund, actor: 'system', proposal: id, at: now }
    await record(tx, { type: 'draft-deadline-near', ...about, days, deadline })
    return true
  })
}
