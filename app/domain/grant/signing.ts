import type { IsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { offerExpired, type TermsVersionState } from './agreement.ts'
import { amountOf, loanOf } from './instrument.ts'
import type { Terms } from './terms.ts'

export const sides = ['grantee', 'fund'] as const
export type Side = (typeof sides)[number]

/**
 * How many people sign for each side: two for the grantee above the limit in the terms and for every loan, else one; one
 * for the fund.
 */
export function signaturesNeeded(terms: Pick<Terms, 'instruments' | 'signing'>): Record<Side, number> {
  const two = amountOf(terms) > terms.signing.twoAboveCents || loanOf(terms) !== null
  return { grantee: two ? 2 : 1, fund: 1 }
}

export type Signature = { side: Side; person: string }

/** A version as it lies on the table: what was offered, until when, and who signed already. */
export type Offer = {
  state: TermsVersionState
  terms: Pick<Terms, 'instruments' | 'signing' | 'grantee'>
  /** SHA-256 of the stored file; null while it is being made. */
  fileHash: string | null
  expiresOn: IsoDate
  signatures: readonly Signature[]
}
export type Signer = {
  side: Side
  person: string
  email: string | null /** Of the file this person was shown. */
  fileHash: string
  /** Of the account, and what was typed as the signature. */
  name: string
  typedName: string
}

/**
 * May this person sign now, and what state follows? Who may act for a side is a matter of access; here: the document is
 * there, unchanged and still on offer, the person is one of those named for the grantee, signs once, and for one side
 * only. Refuses `document-not-ready`, `offer-withdrawn`, `already-signed`, `not-in-this-state` (state),
 * `offer-expired` (expires), `document-changed`, `not-a-signatory` (names), `same-person`, and
 * `not-your-name` (names) when the typed name is not that of the account or of this person in the terms; capitals, accents,
 * spaces, hyphens and letters that a keyboard may lack make no difference.
 */
export function canSign(
  offer: Offer,
  signer: Signer,
  now: Date,
): Verdict<{ state: Extract<TermsVersionState, 'signed-by-one' | 'in-force'> }> {
  const { state, signatures } = offer
  if (state === 'prepared') return refused('document-not-ready')
  if (state === 'withdrawn') return refused('offer-withdrawn')
  if (signatures.some(({ person, side }) => person === signer.person && side === signer.side)) {
    return refused('already-signed')
  }
  if (state === 'expired') return refused('offer-expired', { expires: offer.expiresOn })
  if (state === 'superseded') return refused('document-changed')
  if (state !== 'offered' && state !== 'signed-by-one') return refused('not-in-this-state', { state })
  if (offerExpired(offer.expiresOn, now)) return refused('offer-expired', { expires: offer.expiresOn })
  if (offer.fileHash === null) return refused('document-not-ready')
  if (offer.fileHash !== signer.fileHash) return refused('document-changed')
  if (signatures.some(({ person }) => person === signer.person)) return refused('same-person')
  if (signer.side === 'grantee' && !isNamed(offer.terms, signer.email)) {
    return refused('not-a-signatory', { names: offer.terms.grantee.representatives.map(({ name }) => name) })
  }
  const names = namesOf(offer.terms, signer)
  if (!names.some((name) => plain(name) === plain(signer.typedName))) {
    return refused('not-your-name', { names })
  }
  const needed = signaturesNeeded(offer.terms)
  const given = signatures.filter(({ side }) => side === signer.side).length
  if (given >= needed[signer.side]) return refused('already-signed')
  const complete = signatures.length + 1 === needed.grantee + needed.fund
  return allowed({ state: complete ? 'in-force' : 'signed-by-one' })
}

/** Which signatures are still to come, by side. */
export function signaturesOpen(offer: Pick<Offer, 'terms' | 'signatures'>): Record<Side, number> {
  const needed = signaturesNeeded(offer.terms)
  const given = (side: Side) => offer.signatures.filter((signature) => signature.side === side).length
  return { grantee: needed.grantee - given('grantee'), fund: needed.fund - given('fund') }
}

function isNamed({ grantee }: Pick<Terms, 'grantee'>, email: string | null): boolean {
  return (
    email !== null && grantee.representatives.some((one) => one.email.toLowerCase() === email.toLowerCase())
  )
}

/** The names under which somebody may sign: that of the account, and for the grantee the one in the terms. */
function namesOf({ grantee }: Pick<Terms, 'grantee'>, { side, name, email }: Signer): string[] {
  const named = grantee.representatives.filter(
    (one) => side === 'grantee' && one.email.toLowerCase() === email?.toLowerCase(),
  )
  return [...new Set([name, ...named.map((one) => one.name)])]
}

/** Letters that are no plain letter with a mark, as they are typed on a keyboard that lacks them. */
const typedFor: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıøłđðþßæœ]/g, (letter) => typedFor[letter] ?? letter)
    .replace(/['’ʼ`-]/g, ' ')
    .replace(/[\s.]+/g, ' ')
    .trim()
}
