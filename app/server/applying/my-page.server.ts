import type { Actor } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { closingMoment } from '#app/domain/round.ts'
import { formatDateTime, formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type MyProposal, myGrants, myProposals } from '#db/queries/proposal-course.server.ts'

/** One's own proposals and grants as the list shows them; `turn` when it is the applicant who is to act. */
export async function myPage(actor: Actor, language: Language) {
  const [proposals, grants] = [await myProposals(db(), actor), await myGrants(db(), actor)]
  return {
    proposals: proposals.map((proposal) => ({
      id: proposal.id,
      title: proposal.title,
      round: proposal.round,
      reference: proposal.reference,
      state: proposal.state,
      word: stateWord('proposal', proposal.state, 'applicant', language) ?? proposal.state,
      turn: proposal.state === 'returned' || proposal.unread,
      unread: proposal.unread,
      when: whenOf(proposal, language),
    })),
    grants: grants.map(({ id, title, reference, state, amountCents }) => ({
      id,
      title,
      reference,
      state,
      word: stateWord('grant', state, 'applicant', language) ?? state,
      amount: formatMoney(amountCents, language),
    })),
  }
}

/** The moment that counts now: the closing of the round, the day of the decision, else the last change. */
function whenOf({ state, closesAt, decisionDue, changedAt }: MyProposal, language: Language): string {
  if (state === 'draft')
    return m.applicant_mine_send_by({ when: formatDateTime(closingMoment({ closesAt }), language) })
  const open = !['awarded', 'declined', 'withdrawn'].includes(state)
  if (open && decisionDue) return m.applicant_apply_step_by({ day: formatDay(decisionDue, language) })
  return formatDay(dayOf(changedAt), language)
}
