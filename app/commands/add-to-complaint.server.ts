import { eq } from 'drizzle-orm'
import type { Actor, Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canAddMore } from '#app/domain/complaint.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import type { Complaint } from '#db/queries/complaints.server.ts'
import { complaintAskings } from '#db/schema/index.ts'
import { about, keepMoved, lockHandled, lockOwn } from './complaining.server.ts'

export type AdditionForm = { operation: string; came: string }

/**
 * Adds what the fund asked for to a complaint of one's own; the term goes on from today. Refuses `not-found` to others, and
 * what `canAddMore` refuses.
 */
export async function addToComplaint(
  actor: Actor,
  id: string,
  form: AdditionForm,
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'add-to-complaint', complaint: id, ...form }, now, async () => {
      const complaint = await lockOwn(tx, actor, id)
      return complaint
        ? add(tx, actor, complaint, { ...form, cameOn: dayOf(now) }, now)
        : refused('not-found')
    }),
  )
}

/** Notes what came from who complains, on a day, by letter, telephone or in a talk. Refuses the same. */
export async function noteAddition(
  actor: Person,
  id: string,
  form: AdditionForm & { cameOn: IsoDate },
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'note-addition', complaint: id, ...form }, now, async () => {
      const complaint = await lockHandled(tx, actor, id)
      return complaint ? add(tx, actor, complaint, form, now) : refused('not-found')
    }),
  )
}

async function add(
  tx: Tx,
  actor: Actor,
  complaint: Complaint,
  { came, cameOn }: { came: string; cameOn: IsoDate },
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  const verdict = canAddMore(complaint, cameOn, dayOf(now))
  if (!verdict.ok) return verdict
  await tx
    .update(complaintAskings)
    .set({ came: came.trim(), cameOn, cameAt: now, cameBy: actor.person })
    .where(eq(complaintAskings.id, verdict.asked.id))
  await keepMoved(tx, complaint.fund, complaint.id)
  const common = { fund: complaint.fund, actor: actor.id, at: now }
  await record(tx, { type: 'complaint-added', ...common, ...about(complaint) })
  return allowed({ complaint: complaint.id })
}
