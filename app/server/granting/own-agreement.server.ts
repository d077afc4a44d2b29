import { randomUUID } from 'node:crypto'
import type { SigningSectionProps } from '#app/components/agreement/signing-section.tsx'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { amountOf } from '#app/domain/grant/instrument.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { WordsContext } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type Version, versionShown } from '#db/queries/agreements.server.ts'
import { type OwnGrant, ownGrant } from '#db/queries/grants.server.ts'
import { notFound } from '../answers.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'
import { signingPlace } from './signing.server.ts'

/** One's own grant with the agreement that was offered; not found when it is not theirs or nothing was offered yet. */
export async function ownAgreement(
  actor: Person,
  id: string | undefined,
): Promise<{ grant: OwnGrant; version: Version }> {
  const grant = await ownGrant(db(), actor, id)
  const version =
    grant && can(actor, 'read-own-grant', { relation: grant.relation }).ok
      ? await versionShown(db(), grant.id)
      : null
  if (!grant || !version) throw notFound()
  return { grant, version }
}

/** What the strip and the title of every page about the agreement say. */
export function agreementHead(
  { grant, version }: { grant: OwnGrant; version: Version },
  yourTurn: boolean,
  language: Language,
) {
  const open = version.state === 'offered' || version.state === 'signed-by-one'
  return {
    name: grant.initiativeName,
    reference: grant.reference,
    version: version.version,
    state: version.state,
    yourTurn,
    signBy: open && version.offerExpires ? formatDay(version.offerExpires, language) : null,
    example: grant.example,
    path: `/applicant/grants/${grant.id}`,
  }
}
export type AgreementHead = ReturnType<typeof agreementHead>

/** How a refusal about this agreement is said to who signs it: they call the person that the agreement names. */
export async function forSigner(actor: Person, version: Version): Promise<WordsContext> {
  const { contact } = version.terms.fund
  return contact.phone
    ? { audience: 'applicant', person: contact }
    : { ...(await forStaff(actor)), audience: 'applicant' }
}

/** The place to sign of a version, for one person of one side. */
export async function signingSection(
  actor: Person,
  side: Side,
  version: Version,
  path: string,
  now: Date,
  language: Language,
): Promise<SigningSectionProps> {
  const place = await signingPlace(actor, side, version, now, language)
  return {
    path,
    termsVersion: version.id,
    fileHash: place.file?.sha256 ?? '',
    mark: m.documents_agreement_mark({
      version: String(version.version),
      day: formatDay(dayOf(version.preparedAt ?? version.recordedAt), language),
      hash: shortHash(version.termsHash ?? ''),
    }),
    signers: place.signers,
    turn: place.turn,
    own: place.own,
    complete: place.complete,
    note:
      side === 'grantee' && place.two
        ? m.documents_agreement_two_sign({
            name: version.terms.grantee.name,
            amount: formatMoney(version.terms.signing.twoAboveCents, language),
          })
        : undefined,
    capacityHint:
      side === 'grantee' ? m.documents_agreement_capacity_hint() : m.documents_agreement_capacity_fund(),
    operation: randomUUID(),
  }
}

/** The first sentence, to who receives it or to the fund: how much, for what and from when. */
export function inOneSentence({ terms }: Version, side: Side, language: Language): string {
  const say = side === 'grantee' ? m.documents_agreement_in_one : m.documents_agreement_in_one_fund
  return say({
    grantee: terms.grantee.name,
    amount: formatMoney(amountOf(terms), language),
    name: terms.initiative.name,
    from: formatDay(terms.startsOn, language),
    to: formatDay(terms.endsOn, language),
  })
}

function shortHash(hash: string): string {
  return hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')
}
