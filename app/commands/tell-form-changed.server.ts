import { record } from '#app/effects/record.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { draftsBefore, lockDraft } from '#db/queries/drafts.server.ts'
import { formUsed } from '#db/queries/round-forms.server.ts'
import { firstTime } from '#db/writes/reminders.server.ts'

/**
 * Tells the writers of every unsent draft of a round that a version of its questions was put to use, each once: who began
 * after that sees the new questions from the start, and hears nothing. Answers how many drafts it told about.
 */
export async function tellFormChanged(round: string, version: number, now: Date): Promise<number> {
  const used = await formUsed(db(), round, version)
  if (!used) return 0
  let count = 0
  for (const { id } of await draftsBefore(db(), round, used)) if (await tell(id, version, now)) count += 1
  return count
}

function tell(id: string, version: number, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const draft = await lockDraft(tx, id)
    if (!draft) return false
    const told = { fund: draft.fund, subject: id, kind: `form-changed:${version}` }
    if (!(await firstTime(tx, told, now))) return false
    const about = { fund: draft.fund, actor: 'system', proposal: id, at: now } as const
    await record(tx, { type: 'draft-questions-changed', ...about, version })
    return true
  })
}
