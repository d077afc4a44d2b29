import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canNote, instantOf, type MomentKind, type TypedStep } from '#app/domain/near/contact-moment.ts'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'
import { stepTakers } from '#db/queries/contact-moments.server.ts'
import { contactMoments } from '#db/schema/index.ts'
import { lockProposal } from '#db/writes/panel.server.ts'
import { mention, mentionedIn } from './mentioning.server.ts'

export type MomentForm = {
  operation: string
  kind: MomentKind
  on: IsoDate
  words: string
  step: TypedStep
}

/**
 * Writes down what was said with the writers of a proposal, or a note of the fund for itself, with the step that was agreed.
 * Only the office ever reads it. Refuses `not-found` to others, what `mayRead` refuses who stands near, and what `canNote`
 * and `mentionedIn` refuse.
 */
export async function noteContact(
  actor: Person,
  proposalId: string,
  form: MomentForm,
  now: Date,
): Promise<Verdict<{ moment: string; initiative: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'note-contact', proposal: proposalId, ...form }, now, async () => {
      const may = can(actor, 'note-contact')
      const proposal = may.ok ? await lockProposal(tx, actor.fund, proposalId) : null
      if (!proposal) return refused('not-found')
      const clear = mayRead((await standingOf(tx, actor.person, proposal)).grade)
      if (!clear.ok) return clear
      const today = dayOf(now)
      const staff = (await stepTakers(tx, actor.fund, today)).map(({ id }) => id)
      const verdict = canNote(form, staff, today)
      if (!verdict.ok) return verdict
      const named = await mentionedIn(tx, actor, proposal.id, form.words, now)
      if (!named.ok) return named
      const { step } = verdict
      const moment = newId(now)
      await tx.insert(contactMoments).values({
        id: moment,
        fundId: actor.fund,
        proposalId: proposal.id,
        kind: form.kind,
        happenedAt: instantOf(form.on, now),
        words: form.words,
        step: step?.what ?? null,
        stepOn: step?.on ?? null,
        stepBy: step?.by ?? null,
        notedBy: actor.person,
        notedAt: now,
      })
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, {
        type: 'contact-noted',
        ...common,
        proposal: proposal.id,
        moment,
        kind: form.kind,
      })
      await mention(tx, actor, { proposal: proposal.id, moment }, named.people, now)
      return allowed({ moment, initiative: proposal.initiativeId })
    }),
  )
}
