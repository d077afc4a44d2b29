import type { Person } from '#app/domain/access.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { WordsContext } from '#app/i18n/words.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'
import { officeGrant } from './office-grant.server.ts'
import { ownRunningGrant } from './own-running-grant.server.ts'

/** Who acts at the pages of an agreement, for which side: which grant is theirs, where it lies, how a refusal is said. */
export type AgreementSide = {
  side: Side
  actor: Person
  grant: (id: string | undefined) => Promise<Grant>
  path: (grant: string) => string
  words: () => Promise<WordsContext>
}

export function granteeSide(actor: Person): AgreementSide {
  return {
    side: 'grantee',
    actor,
    grant: (id) => ownRunningGrant(actor, id, 'propose-change'),
    path: (grant) => `/applicant/grants/${grant}`,
    words: async () => ({}),
  }
}

export function fundSide(actor: Person): AgreementSide {
  return {
    side: 'fund',
    actor,
    grant: (id) => officeGrant(actor, id),
    path: (grant) => `/manager/grants/${grant}`,
    words: () => forStaff(actor),
  }
}

/** What the title and the way back of a side’s pages about a grant say. */
export function headFor({ path }: AgreementSide, { id, initiativeName, reference }: Grant) {
  return { path: path(id), name: initiativeName, reference }
}
