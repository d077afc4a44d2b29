import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canExtend } from '#app/domain/complaint.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { complaints } from '#db/schema/index.ts'
import { about, lockHandled } from './complaining.server.ts'

/** Takes longer for the answer, once, and tells why. Refuses `not-found` to others, and what `canExtend` refuses. */
export async function extendComplaint(
  actor: Person,
  id: string,
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'extend-complaint', complaint: id, ...form }, now, async () => {
      const complaint = await lockHandled(tx, actor, id)
      if (!complaint) return refused('not-found')
      const verdict = canExtend(complaint, form.reason, dayOf(now))
      if (!verdict.ok) return verdict
      const { extendedTo, until } = verdict
      await tx
        .update(complaints)
        .set({ extendedTo, extensionReason: form.reason.trim() })
        .where(eq(complaints.id, id))
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'complaint-extended', ...common, ...about(complaint), until })
      return allowed({ complaint: id })
    }),
  )
}
