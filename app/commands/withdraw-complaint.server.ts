import { eq } from 'drizzle-orm'
import type { Actor, Person } from '#app/domain/access.ts'
import { moveComplaint } from '#app/domain/complaint.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { complaints } from '#db/schema/index.ts'
import { about, lockHandled, lockOwn } from './complaining.server.ts'

/**
 * Takes back what somebody complained about: its writers their own, or the fund for who asked it to. Refuses `not-found` to
 * others, and `not-in-this-state` once it was answered.
 */
export async function withdrawComplaint(
  actor: Actor,
  id: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'withdraw-complaint', complaint: id, ...form }, now, async () => {
      const complaint =
        (await lockOwn(tx, actor, id)) ?? (isPerson(actor) ? await lockHandled(tx, actor, id) : null)
      if (!complaint) return refused('not-found')
      const verdict = moveComplaint(complaint.state, 'withdraw')
      if (!verdict.ok) return verdict
      await tx.update(complaints).set({ state: verdict.state, withdrawnAt: now }).where(eq(complaints.id, id))
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'complaint-withdrawn', ...common, ...about(complaint) })
      return allowed({ complaint: id })
    }),
  )
}

function isPerson(actor: Actor): actor is Person {
  return actor.person !== null
}
