import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { canRemove, type MomentKind, type RemovalReason } from '#app/domain/near/contact-moment.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { contactCorrections, contactMoments } from '#db/schema/index.ts'
import { notedMoment } from './noted-moment.server.ts'

/**
 * Takes a note of the fund away, with everything that stood in it, for a reason that stays. Refuses what `notedMoment` and
 * `canRemove` refuse.
 */
export async function removeNote(
  actor: Person,
  momentId: string,
  form: { operation: string; reason: RemovalReason },
  now: Date,
): Promise<Verdict<{ moment: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'remove-note', moment: momentId, ...form }, now, async () => {
      if (!can(actor, 'note-contact').ok) return refused('not-found')
      const found = await notedMoment(tx, actor, momentId)
      if (!found.ok) return found
      const { moment, proposal } = found
      const may = canRemove(moment.kind as MomentKind)
      if (!may.ok) return may
      await tx.update(contactCorrections).set({ words: '' }).where(eq(contactCorrections.momentId, moment.id))
      await tx
        .update(contactMoments)
        .set({
          words: '',
          step: moment.step === null ? null : '',
          removedBy: actor.person,
          removedAt: now,
          removedBecause: form.reason,
        })
        .where(eq(contactMoments.id, moment.id))
      const about = { fund: actor.fund, actor: actor.id, proposal, moment: moment.id, at: now }
      await record(tx, { type: 'note-removed', ...about })
      return allowed({ moment: moment.id })
    }),
  )
}
