import type { Person } from '#app/domain/access.ts'
import type { OwnFacts } from '#app/domain/grant/next.ts'
import { db } from '#db/client.server.ts'
import { signaturesOf, type Version } from '#db/queries/agreements.server.ts'
import { isTurnToSign } from '../granting/signing.server.ts'
import type { OwnGrantParts } from './own-grant-page.server.ts'

/** What lies there to sign, and whether this person signs it, has signed it, or leaves that to others. */
export async function ownSigning(actor: Person, version: Version | null): Promise<OwnFacts['offer']> {
  if (version?.state !== 'offered' && version?.state !== 'signed-by-one') return null
  const signatures = await signaturesOf(db(), version.id)
  if (signatures.some(({ person }) => person === actor.person)) return 'signed'
  return isTurnToSign(actor, 'grantee', version, signatures) ? 'mine' : 'others'
}

const busy = ['ready', 'prepared', 'approved', 'in-file']

/** The parts of one’s own grant page, as far as they decide what comes next. */
export function ownFacts(parts: OwnGrantParts): OwnFacts {
  const { settlement } = parts
  return {
    state: parts.state,
    today: parts.today,
    offer: parts.signing,
    agreed: parts.agreed,
    toAnswer: parts.changing?.toAnswer ?? null,
    reports: parts.reports.map(({ key, dueOn, state, final }) => ({
      id: key,
      dueOn,
      state,
      final,
      milestones: parts.version?.terms.reports.find(({ id }) => id === key)?.milestones ?? [],
    })),
    milestones: parts.milestones,
    hold: parts.holds.find(({ whatToDo }) => whatToDo)?.id ?? null,
    lookBack: parts.learning?.open?.turn ?? false,
    payment: parts.tranches.find(({ state }) => busy.includes(state))?.key ?? null,
    proof: parts.proof,
    settlement: settlement && (settlement.open ? 'to-repay' : 'decided'),
  }
}
