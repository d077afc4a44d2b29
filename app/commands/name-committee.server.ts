import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canNameCommittee, canNoteAdvice } from '#app/domain/complaint.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { complaints } from '#db/schema/index.ts'
import { about, keepMoved, lockHandled } from './complaining.server.ts'

/**
 * Says that a committee advises about an objection, and tells who made it (Awb 7:13, second paragraph): its answer may then
 * take twelve weeks (7:10, first paragraph). Refuses `not-found` to others, and what `canNameCommittee` refuses.
 */
export async function nameCommittee(
  actor: Person,
  id: string,
  form: { operation: string; committee: string },
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'name-committee', complaint: id, ...form }, now, async () => {
      const complaint = await lockHandled(tx, actor, id)
      if (!complaint) return refused('not-found')
      const verdict = canNameCommittee(complaint, dayOf(now))
      if (!verdict.ok) return verdict
      await tx
        .update(complaints)
        .set({ committee: form.committee.trim(), committeeOn: dayOf(now) })
        .where(eq(complaints.id, id))
      await keepMoved(tx, actor.fund, id)
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'complaint-committee-named', ...common, ...about(complaint) })
      return allowed({ complaint: id })
    }),
  )
}

/** Keeps what the committee advised, and when. Refuses `not-found` to others, and what `canNoteAdvice` refuses. */
export async function noteAdvice(
  actor: Person,
  id: string,
  form: { operation: string; advisedOn: IsoDate; advice: string },
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'note-advice', complaint: id, ...form }, now, async () => {
      const complaint = await lockHandled(tx, actor, id)
      if (!complaint) return refused('not-found')
      const verdict = canNoteAdvice(complaint, form.advisedOn, dayOf(now))
      if (!verdict.ok) return verdict
      await tx
        .update(complaints)
        .set({ advice: form.advice.trim(), advisedOn: form.advisedOn })
        .where(eq(complaints.id, id))
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'complaint-advised', ...common, ...about(complaint) })
      return allowed({ complaint: id })
    }),
  )
}
