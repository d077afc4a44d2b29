import { dayOf } from '#app/domain/calendar.ts'
import {
  type DeletionTold,
  deletionDays,
  deletionStep,
  draftKeptUntil,
  keptDays,
} from '#app/domain/proposal/deadline.ts'
import { enqueue } from '#app/effects/enqueue.server.ts'
import { record } from '#app/effects/record.server.ts'
import { db, type Tx, transaction } from '#db/client.server.ts'
import { draftsUnchangedSince, lockDraft } from '#db/queries/drafts.server.ts'
import { deleteDraft } from '#db/writes/drafts.server.ts'
import { firstTime, toldAbout } from '#db/writes/reminders.server.ts'

const day = 86_400_000

/**
 * Tells the writers of drafts that were left, fourteen and three days before, until which day their text is kept, and
 * throws a draft away when that day has passed: its text, files, invitations and, when nothing else is left of it, its
 * initiative. A draft that was ever sent is never touched. Of every fund, or of one. Answers how many were told and thrown away.
 */
export async function retireDrafts(now: Date, fund?: string): Promise<{ told: number; deleted: number }> {
  const before = keptDays.afterDeadline - Math.max(...deletionDays) - 2
  const left = await draftsUnchangedSince(db(), new Date(now.getTime() - before * day))
  const done = { told: 0, deleted: 0 }
  for (const { id } of left.filter((draft) => fund === undefined || draft.fund === fund)) {
    const step = await retire(id, now)
    if (step) done[step] += 1
  }
  return done
}

function retire(id: string, now: Date): Promise<'told' | 'deleted' | null> {
  return transaction(async (tx) => {
    const draft = await lockDraft(tx, id)
    if (!draft) return null
    const keptUntil = draftKeptUntil(draft)
    const step = deletionStep(keptUntil, await toldOf(tx, id, keptUntil), draft.hasReaders, now)
    const about = { fund: draft.fund, actor: 'system', proposal: id, at: now }
    if (step?.do === 'tell') {
      const told = { fund: draft.fund, subject: id, kind: kindOf(step.days, keptUntil) }
      if (!(await firstTime(tx, told, now))) return null
      await record(tx, { type: 'draft-deletion-near', ...about, days: step.days, until: step.until })
      return 'told'
    }
    if (step?.do !== 'delete') return null
    await record(tx, { type: 'draft-deleted', ...about })
    for (const key of await deleteDraft(tx, draft))
      await enqueue(tx, 'remove-stored', { key }, { key: `remove-stored:${key}` })
    return 'deleted'
  })
}

/** What was told of this very day: a draft that was saved again is kept longer, and told anew. */
async function toldOf(tx: Tx, id: string, keptUntil: string): Promise<DeletionTold> {
  const told = await toldAbout(tx, id)
  const on = (days: (typeof deletionDays)[number]) => {
    const at = told.get(kindOf(days, keptUntil))
    return at ? dayOf(at) : null
  }
  return { 14: on(14), 3: on(3) }
}

function kindOf(days: number, keptUntil: string): string {
  return `draft-deletion-in-${days}:${keptUntil}`
}
