import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canNote, instantOf, type MomentKind } from '#app/domain/near/contact-moment.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { contactCorrections, contactMoments } from '#db/schema/index.ts'
import { mention, mentionedIn } from './mentioning.server.ts'
import { notedMoment } from './noted-moment.server.ts'

export type CorrectionForm = { operation: string; kind: MomentKind; on: IsoDate; words: string }

/**
 * Corrects what was noted about an initiative: how, when and what was said. What stood there is kept, with who changed it. A
 * step that was agreed stays. Refuses what `notedMoment`, `canNote` and `mentionedIn` refuse.
 */
export async function correctContact(
  actor: Person,
  momentId: string,
  form: CorrectionForm,
  now: Date,
): Promise<Verdict<{ moment: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'correct-contact', moment: momentId, ...form }, now, async () => {
      if (!can(actor, 'note-contact').ok) return refused('not-found')
      const found = await notedMoment(tx, actor, momentId)
      if (!found.ok) return found
      const { moment, proposal } = found
      const verdict = canNote({ on: form.on, step: { what: null, on: null, by: null } }, [], dayOf(now))
      if (!verdict.ok) return verdict
      const named = await mentionedIn(tx, actor, proposal, form.words, now)
      if (!named.ok) return named
      const { kind, happenedAt, words } = moment
      const correction = newId(now)
      const old = { id: correction, fundId: actor.fund, momentId: moment.id, kind, happenedAt, words }
      await tx.insert(contactCorrections).values({ ...old, correctedBy: actor.person, correctedAt: now })
      const isSameDay = form.on === dayOf(happenedAt)
      await tx
        .update(contactMoments)
        .set({
          kind: form.kind,
          happenedAt: isSameDay ? happenedAt : instantOf(form.on, now),
          words: form.words,
        })
        .where(eq(contactMoments.id, moment.id))
      const about = { fund: actor.fund, actor: actor.id, proposal, moment: moment.id, at: now }
      await record(tx, { type: 'contact-corrected', ...about, correction })
      await mention(tx, actor, { proposal, moment: moment.id }, named.people, now)
      return allowed({ moment: moment.id })
    }),
  )
}
