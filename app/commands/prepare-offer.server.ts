import { can, type Person } from '#app/domain/access.ts'
import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { moveVersion } from '#app/domain/grant/agreement.ts'
import { canonicalTerms } from '#app/domain/grant/canonical-terms.ts'
import { keepsFacts } from '#app/domain/grant/change-facts.ts'
import { valuesFor } from '#app/domain/grant/clause-values.ts'
import { type Clause, clausesNamed, type FilledClause, fillClauses } from '#app/domain/grant/clauses.ts'
import { judgeTerms } from '#app/domain/grant/judgement.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import type { AgreementTexts } from '#app/domain/grant/texts.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf, sha256 } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { newestVersion, type Version, versionInForce } from '#db/queries/agreements.server.ts'
import { clausesOfTerms } from '#db/queries/clauses.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { settledFacts } from '#db/queries/settled-facts.server.ts'
import { changeVersion, lockGrant } from '#db/writes/grants.server.ts'
import { judgeTermsAid } from './judge-aid.server.ts'
import { handles } from './may-judge.server.ts'

export type OfferTexts = Pick<AgreementTexts, 'format' | 'templateVersion' | 'unprintable'>

/** How many days there are to sign an offer. */
export const daysToSign = 21

/**
 * Freezes the draft of the terms, so that its document can be made and offered: the terms hash covers terms, articles,
 * template and language. Only the manager does this. Refuses `not-found`, `not-in-this-state`, `terms-changed` when the
 * draft is not the one that was seen, `change-of-fact` for what is accepted or paid already, what `judgeTerms` and
 * `judgeTermsAid` refuse, `placeholder-unfilled` for an article that misses something, and `glyph-missing` (glyph) for a
 * letter that cannot be printed.
 */
export async function prepareOffer(
  actor: Person,
  grantId: string,
  form: { operation: string; seen: string },
  texts: OfferTexts,
  now: Date,
): Promise<Verdict<{ termsVersion: string; termsHash: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'prepare-offer', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'make-agreement')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      const version = grant && (await newestVersion(tx, grant.id))
      if (!version) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      if (version.state === 'drafted' && hashOf(version.terms) !== form.seen) return refused('terms-changed')
      return prepareVersion(tx, actor, grant, version, texts, now)
    }),
  )
}

/** The same for a draft that is locked already: what `prepare-offer` refuses is refused here. */
export async function prepareVersion(
  tx: Tx,
  actor: Person,
  grant: Grant,
  version: Version,
  texts: OfferTexts,
  now: Date,
): Promise<Verdict<{ termsVersion: string; termsHash: string }>> {
  const move = moveVersion(version.state, 'prepare')
  if (!move.ok) return { ok: false, reason: { ...move.reason, machine: 'termsVersion' } }
  const holding = await versionInForce(tx, grant.id)
  const keeps = holding ? keepsFacts(holding.terms, version.terms, await settledFacts(tx, grant)) : allowed()
  if (!keeps.ok) return keeps
  const sound = judgeTerms(version.terms, {
    amountCents: grant.awardedCents,
    decidedOn: dayOf(grant.awardedAt),
  })
  if (!sound.ok) return sound
  const aid = await judgeTermsAid(tx, grant, version.terms, now)
  if (!aid.ok) return aid
  const offerExpires = addDays(dayOf(now), daysToSign)
  const filled = fillAgreement(version.terms, offerExpires, {
    clauses: await clausesOfTerms(tx, grant.fund, version.terms.clauses),
    format: texts.format,
  })
  if (!filled.ok) return filled
  const glyph = await texts.unprintable(textsIn([version.terms, filled.clauses]).join(' '))
  if (glyph !== null) return refused('glyph-missing', { glyph })
  const { templateVersion } = texts
  const termsHash = sha256(
    canonicalTerms(version.terms, version.terms.clauses, templateVersion, version.locale),
  )
  await changeVersion(tx, version.id, {
    state: move.state,
    termsHash,
    templateVersion,
    offerExpires,
    preparedAt: now,
  })
  await record(tx, {
    type: 'offer-prepared',
    fund: grant.fund,
    actor: actor.id,
    grant: grant.id,
    termsVersion: version.id,
    termsHash,
    at: now,
  })
  return allowed({ termsVersion: version.id, termsHash })
}

/**
 * The articles of an agreement with everything filled in. Refuses `placeholder-unfilled`, and `not-found` when an article
 * is not there any more in the version that the terms name.
 */
export function fillAgreement(
  terms: Terms,
  expiresOn: IsoDate,
  { clauses, format }: Pick<AgreementTexts, 'format'> & { clauses: readonly Clause[] },
): Verdict<{ clauses: FilledClause[] }> {
  const named = clausesNamed(terms.clauses, clauses)
  return named ? fillClauses(named, valuesFor(terms, { expiresOn }), format) : refused('not-found')
}

/** Every text in a piece of data, however deep. */
function textsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data]
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : []
}
