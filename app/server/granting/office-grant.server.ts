import type { Person } from '#app/domain/access.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type Grant, grantById } from '#db/queries/grants.server.ts'
import { notFound } from '../answers.server.ts'
import { handledProposal } from '../office/proposal-guard.server.ts'

/**
 * A grant of the actor's fund; not found otherwise. Who can decide something about it says first how they stand to who
 * applied; who stands near gets the page that says so (403).
 */
export async function officeGrant(actor: Person, id: string | undefined): Promise<Grant> {
  const grant = await grantById(db(), actor.fund, id)
  if (!grant) throw notFound()
  await handledProposal(actor, grant.proposal)
  return grant
}

/** What the title and the way back of every page about a grant say. */
export function grantHead({ id, initiativeName, reference, state, example }: Grant) {
  return {
    id,
    name: initiativeName,
    reference,
    state,
    word: stateWord('grant', state, 'staff', currentLocale()) ?? state,
    example,
    path: `/manager/grants/${id}`,
  }
}
export type GrantHead = ReturnType<typeof grantHead>
