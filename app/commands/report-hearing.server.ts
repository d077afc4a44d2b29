import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canHear } from '#app/domain/complaint.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { complaints } from '#db/schema/index.ts'
import { about, lockHandled } from './complaining.server.ts'

export type HearingReport = { operation: string; heardOn: IsoDate; report: string }

/** Keeps what was said when who complains was heard. Refuses `not-found` to others, and what `canHear` refuses. */
export async function reportHearing(
  actor: Person,
  id: string,
  form: HearingReport,
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'report-hearing', complaint: id, ...form }, now, async () => {
      const complaint = await lockHandled(tx, actor, id)
      if (!complaint) return refused('not-found')
      const verdict = canHear(complaint, form.heardOn, actor.person, dayOf(now))
      if (!verdict.ok) return verdict
      await tx
        .update(complaints)
        .set({
          state: verdict.state,
          heardOn: form.heardOn,
          heardBy: actor.person,
          hearingReport: form.report.trim(),
        })
        .where(eq(complaints.id, id))
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'complaint-heard', ...common, ...about(complaint) })
      return allowed({ complaint: id })
    }),
  )
}
