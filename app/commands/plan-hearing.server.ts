import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { canPlanHearing } from '#app/domain/complaint.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { complaints } from '#db/schema/index.ts'
import { about, lockHandled } from './complaining.server.ts'

export type HearingPlan = { operation: string; at: Date; place: string }

/**
 * Invites who complains to tell it, at a moment and a place; again when it is moved. Refuses `not-found` to others, and what
 * `canPlanHearing` refuses.
 */
export async function planHearing(
  actor: Person,
  id: string,
  form: HearingPlan,
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'plan-hearing', complaint: id, ...form, at: form.at.toISOString() },
      now,
      async () => {
        const complaint = await lockHandled(tx, actor, id)
        if (!complaint) return refused('not-found')
        const verdict = canPlanHearing(complaint, form.at, now)
        if (!verdict.ok) return verdict
        await tx
          .update(complaints)
          .set({ state: verdict.state, hearingAt: form.at, hearingPlace: form.place.trim() })
          .where(eq(complaints.id, id))
        const common = { fund: actor.fund, actor: actor.id, at: now }
        await record(tx, { type: 'complaint-hearing-planned', ...common, ...about(complaint) })
        return allowed({ complaint: id })
      },
    ),
  )
}
