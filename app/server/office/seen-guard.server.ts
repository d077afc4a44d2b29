import { redirect } from '@remix-run/node'
import type { Person } from '#app/domain/access.ts'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'
import { type SeenProposal, seenByFund } from '#db/queries/seen-by-fund.server.ts'
import { notFound } from '../answers.server.ts'
import { closed } from '../panel/open-proposal.server.ts'

/**
 * A proposal that was sent or a draft whose writers asked for help, for who works on it: the same way in as
 * `handledProposal` has. A draft that is its writers' alone is not found.
 */
export async function handledOrHelped(actor: Person, id: string | undefined): Promise<SeenProposal> {
  const proposal = await seenByFund(db(), actor, id ?? '')
  if (!proposal) throw notFound()
  const standing = await standingOf(db(), actor.person, proposal)
  const acts = actor.roles.includes('manager') || actor.roles.includes('approver')
  if (standing.grade === null && acts) throw redirect(`/manager/proposals/${proposal.id}/conflict`)
  if (standing.grade !== null && !mayRead(standing.grade).ok) throw await closed(actor, { standing })
  return proposal
}

/** The heading of a page about a proposal that may be a draft. */
export function headOfSeen({ id, title, reference, round, state, applicant }: SeenProposal) {
  return {
    id,
    title: title || applicant || round,
    over: [reference, round].filter(Boolean).join(' · '),
    state,
    word: stateWord('proposal', state, 'staff', currentLocale()) ?? state,
  }
}

/** Where the office reads a proposal: as it was sent, or the draft as it is now. */
export function officePath({ id, submittedAt }: Pick<SeenProposal, 'id' | 'submittedAt'>): string {
  return submittedAt ? `/manager/proposals/${id}` : `/manager/drafts/${id}`
}
