import { type Actor, can } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { ComplaintSubject } from '#app/domain/complaint.ts'
import { refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'
import { takeIn } from './complaining.server.ts'

export type ComplaintForm = {
  operation: string
  about: ComplaintSubject
  /** What was done on the grant, when it is about that. */
  subject?: string
  words: string
  /** Why an objection comes after its last day. */
  lateReason?: string
}

/**
 * Says that the writers of a proposal do not agree with the fund: with the decision, with what was decided on their grant, or
 * with how they were treated. Refuses
 * `not-found` to others and to who has no account, and what `takeIn` refuses.
 */
export async function complain(
  actor: Actor,
  proposalId: string,
  form: ComplaintForm,
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'complain', proposal: proposalId, ...form }, now, async () => {
      const proposal = await lockProposalOf(tx, actor, proposalId)
      const may = can(actor, 'complain', { relation: proposal?.relation ?? 'none' })
      if (!may.ok || !proposal || actor.person === null || proposal.reference === null)
        return refused('not-found')
      return takeIn(
        tx,
        {
          fund: actor.fund,
          actor: actor.id,
          proposal: proposal.id,
          about: form.about,
          subject: form.subject ?? null,
          way: 'portal',
          words: form.words.trim(),
          lateReason: form.lateReason?.trim() || null,
          receivedOn: dayOf(now),
          locale: actor.locale,
          lodgedBy: actor.person,
          writtenBy: null,
          against: null,
          name: '',
          email: null,
          address: null,
        },
        now,
      )
    }),
  )
}
