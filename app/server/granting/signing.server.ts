import { askBoundCode } from '#app/commands/ask-code.server.ts'
import { can, type Person } from '#app/domain/access.ts'
import { type Side, signaturesNeeded, signaturesOpen } from '#app/domain/grant/signing.ts'
import { refused, type Verdict } from '#app/domain/verdict.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import {
  type SignatureRow,
  type StoredFile,
  signaturesOf,
  signingCodeWaits,
  storedFile,
  type Version,
} from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'

/** Somebody who signed, signs now or comes after, in words. */
export type SignerLine = { key: string; name: string; when: string; state: 'signed' | 'turn' | 'later' }

/** What the place to sign shows to one person of one side. */
export type SigningPlace = {
  signers: SignerLine[]
  file: StoredFile | null
  /** They may sign now; null when it is not their turn or there is nothing to sign. */
  turn: { asked: boolean; name: string; capacity: string; email: string } | null
  /** When this person signed; null when they did not. */
  own: string | null
  complete: boolean
  /** Two people sign for the grantee. */
  two: boolean
}

export async function signingPlace(
  actor: Person,
  side: Side,
  version: Version,
  now: Date,
  language: Language,
): Promise<SigningPlace> {
  const signatures = await signaturesOf(db(), version.id)
  const file = await storedFile(db(), version.document)
  const mine = version.terms.grantee.representatives.find(({ email }) => same(email, actor.email))
  const turn = isTurnToSign(actor, side, version, signatures) && file !== null
  return {
    signers: signersOf(version, signatures, actor, side, language),
    file,
    turn: turn
      ? {
          asked: await signingCodeWaits(db(), actor.session, version.id, now),
          name: side === 'grantee' ? (mine?.name ?? actor.name) : actor.name,
          capacity: side === 'grantee' ? (mine?.capacity ?? '') : '',
          email: actor.email ?? '',
        }
      : null,
    own: ownSignature(signatures, actor, language),
    complete: version.inForceAt !== null,
    two: signaturesNeeded(version.terms).grantee > 1,
  }
}

/** Mails the code with which this person signs this version; refuses `not-found` and what the version does not allow. */
export async function askSigningCode(
  actor: Person,
  side: Side,
  grant: Grant,
  version: Version,
  now: Date,
): Promise<Verdict> {
  if (side === 'fund' && !can(actor, 'sign-for-fund').ok) return refused('not-found')
  if (version.state !== 'offered' && version.state !== 'signed-by-one') {
    return refused('not-in-this-state', { state: version.state, machine: 'termsVersion' })
  }
  if (!actor.email) return refused('not-found')
  const purpose = { kind: 'sign-agreement', grant: grant.id, termsVersion: version.id } as const
  return askBoundCode({ ...actor, email: actor.email }, purpose, now)
}

/** May this person sign this version for this side now? */
export function isTurnToSign(
  actor: Person,
  side: Side,
  version: Version,
  signatures: SignatureRow[],
): boolean {
  if (version.state !== 'offered' && version.state !== 'signed-by-one') return false
  if (signatures.some(({ person }) => person === actor.person)) return false
  const open = signaturesOpen({ terms: version.terms, signatures })
  if (side === 'fund') return open.grantee === 0 && open.fund > 0
  return (
    open.grantee > 0 && version.terms.grantee.representatives.some(({ email }) => same(email, actor.email))
  )
}

function ownSignature(signatures: SignatureRow[], actor: Person, language: Language): string | null {
  const mine = signatures.find(({ person }) => person === actor.person)
  return mine ? m.documents_agreement_you_signed({ when: formatDateTime(mine.signedAt, language) }) : null
}

/** Who signed, whose turn it is, and who comes after: the grantee's people first, then the fund. */
function signersOf(
  version: Version,
  signatures: SignatureRow[],
  actor: Person,
  side: Side,
  language: Language,
): SignerLine[] {
  const open = signaturesOpen({ terms: version.terms, signatures })
  const isOpen = version.state === 'offered' || version.state === 'signed-by-one'
  const done = signatures.map((one) => ({
    key: one.id,
    name: nameLine(
      one.side === 'fund' ? `${one.typedName}, ${version.terms.fund.name}` : one.typedName,
      one.capacity,
    ),
    when: one.paper
      ? m.agreement_paper_signed({ day: formatDay(one.paper.signedOn, language) })
      : m.documents_agreement_signed_on({ when: formatDateTime(one.signedAt, language) }),
    state: 'signed' as const,
  }))
  const waiting = version.terms.grantee.representatives.filter(
    ({ email }) => open.grantee > 0 && !signatures.some((one) => same(one.email, email)),
  )
  const grantee = waiting.map(({ name, capacity, email }) => ({
    key: email,
    name: nameLine(name, capacity),
    when: isOpen
      ? same(email, actor.email) && side === 'grantee'
        ? m.documents_agreement_your_turn()
        : m.documents_agreement_their_turn()
      : '',
    state: isOpen ? ('turn' as const) : ('later' as const),
  }))
  const fundTurn = isOpen && open.grantee === 0
  const fund = {
    key: 'fund',
    name: m.documents_agreement_fund_signs({ fund: version.terms.fund.name }),
    when: fundTurn
      ? side === 'fund'
        ? m.documents_agreement_your_turn()
        : m.documents_agreement_fund_turn()
      : m.documents_agreement_fund_later(),
    state: fundTurn ? ('turn' as const) : ('later' as const),
  }
  return [...done, ...grantee, ...(open.fund > 0 ? [fund] : [])]
}

function nameLine(name: string, capacity: string | null): string {
  return capacity ? `${name}, ${capacity.charAt(0).toLowerCase()}${capacity.slice(1)}` : name
}

function same(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.toLowerCase() === other.toLowerCase()
}
