import { can, type Person } from '#app/domain/access.ts'
import type { AidEntry } from '#app/domain/aid/running-sum.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { undertakingsKnown } from '#db/queries/aid.server.ts'
import { recordedAid } from '#db/schema/index.ts'

export type AidForm = AidEntry & { operation: string; source: string }

/**
 * The manager records aid of another giver that no proposal told, with where that is said. Refuses `not-found` to others
 * and for an undertaking that the fund does not know, and `aid-later` (to) for a day that is still to come.
 */
export async function recordAid(
  actor: Person,
  form: AidForm,
  now: Date,
): Promise<Verdict<{ undertaking: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'record-aid', ...form }, now, async () => {
      if (!can(actor, 'keep-aid-register').ok) return refused('not-found')
      const name = (await undertakingsKnown(tx, actor.fund)).get(form.undertaking)
      if (name === undefined) return refused('not-found')
      if (form.on > dayOf(now)) return refused('aid-later', { to: dayOf(now) })
      const aid = newId(now)
      const { operation: _operation, ...told } = form
      const by = { recordedBy: actor.person, recordedAt: now }
      await tx.insert(recordedAid).values({ id: aid, fundId: actor.fund, name, ...told, ...by })
      await record(tx, { type: 'aid-recorded', fund: actor.fund, actor: actor.id, aid, at: now })
      return allowed({ undertaking: form.undertaking })
    }),
  )
}
