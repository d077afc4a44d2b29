import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canAskMore } from '#app/domain/complaint.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { complaintAskings } from '#db/schema/index.ts'
import { about, keepMoved, lockHandled } from './complaining.server.ts'

export type AskingForm = { operation: string; what: string; answerBy: IsoDate }

/**
 * Asks who complains for what is missing, with a day to answer by (Awb 6:6 and 7:10, second paragraph). The term stands still
 * until then where the law lets it. Refuses `not-found` to others, and what `canAskMore` refuses.
 */
export async function askComplainant(
  actor: Person,
  id: string,
  form: AskingForm,
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'ask-complainant', complaint: id, ...form }, now, async () => {
      const complaint = await lockHandled(tx, actor, id)
      if (!complaint) return refused('not-found')
      const verdict = canAskMore(complaint, form, dayOf(now))
      if (!verdict.ok) return verdict
      const asking = newId(now)
      await tx.insert(complaintAskings).values({
        id: asking,
        fundId: actor.fund,
        complaintId: id,
        what: form.what.trim(),
        answerBy: form.answerBy,
        suspends: verdict.suspends,
        askedOn: dayOf(now),
        askedAt: now,
        askedBy: actor.person,
      })
      await keepMoved(tx, actor.fund, id)
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'complaint-asked', ...common, ...about(complaint), until: form.answerBy })
      return allowed({ complaint: id })
    }),
  )
}
