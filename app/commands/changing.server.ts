import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { ChangeGround } from '#app/domain/grant/change-judgement.ts'
import { isUnderWay } from '#app/domain/grant/grant.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import { newestVersion, type Version, versionInForce, versionSigned } from '#db/queries/agreements.server.ts'
import type { TermsChange } from '#db/queries/changes.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { settledFacts } from '#db/queries/settled-facts.server.ts'
import { updateChange } from '#db/writes/changes.server.ts'
import { addVersion, lockGrant, lockGrantOf } from '#db/writes/grants.server.ts'
import { bringInForce } from './bring-in-force.server.ts'
import { handles } from './may-judge.server.ts'
import { type OfferTexts, prepareVersion } from './prepare-offer.server.ts'

export type Changing = { grant: Grant; version: Version }

/**
 * Locks a running grant for who may change its agreement from one side: a writer of the initiative, or the manager. Refuses
 * `not-found`, and `not-in-this-state` (state, machine `grant`) when nothing is in force, or it is ending.
 */
export async function lockForChange(
  tx: Tx,
  actor: Person,
  grantId: string,
  side: Side,
  now: Date,
): Promise<Verdict<Changing>> {
  const grant =
    side === 'fund' ? await lockAsFund(tx, actor, grantId) : await lockAsGrantee(tx, actor, grantId)
  if (!grant) return refused('not-found')
  const clear = side === 'fund' ? await handles(tx, actor, grant, 'manager', now) : allowed()
  if (!clear.ok) return clear
  const version = await versionInForce(tx, grant.id)
  if (!version || !isUnderWay(grant.state))
    return refused('not-in-this-state', { state: grant.state, machine: 'grant' })
  return allowed({ grant, version })
}

/** All that a change of a grant is judged by. */
export async function groundOf(tx: Tx, { grant, version }: Changing): Promise<ChangeGround> {
  const signed = (await versionSigned(tx, grant.id)) ?? version
  return {
    inForce: version.terms,
    signed: signed.terms,
    award: { amountCents: grant.awardedCents, decidedOn: dayOf(grant.awardedAt) },
    facts: await settledFacts(tx, grant),
  }
}

/**
 * Makes a change that needs no signatures the version in force. The last thing of its transaction. Refuses what
 * `bring-in-force` refuses.
 */
export async function applyChange(
  tx: Tx,
  actor: Person,
  { grant, version }: Changing,
  change: Pick<TermsChange, 'id' | 'kind' | 'side'>,
  terms: Terms,
  effectiveFrom: IsoDate,
  now: Date,
): Promise<Verdict<{ change: string }>> {
  const drafted = await nextVersion(tx, actor, grant, version, terms, now)
  await updateChange(tx, change.id, { state: 'applied', termsVersionId: drafted.id, effectiveFrom })
  await record(tx, {
    type: 'change-applied',
    fund: grant.fund,
    actor: actor.id,
    grant: grant.id,
    change: change.id,
    termsVersion: drafted.id,
    kind: change.kind ?? 'free',
    side: change.side,
    at: now,
  })
  const begun = await bringInForce(tx, actor, grant, drafted, now, effectiveFrom)
  return begun.ok ? allowed({ change: change.id }) : begun
}

/** Puts a change in a document for both sides to sign. Refuses what `prepare-offer` refuses. */
export async function offerChange(
  tx: Tx,
  actor: Person,
  { grant, version }: Changing,
  change: Pick<TermsChange, 'id'>,
  terms: Terms,
  texts: OfferTexts,
  now: Date,
): Promise<Verdict<{ change: string }>> {
  const drafted = await nextVersion(tx, actor, grant, version, terms, now)
  await updateChange(tx, change.id, { state: 'in-offer', termsVersionId: drafted.id })
  await record(tx, {
    type: 'change-offered',
    fund: grant.fund,
    actor: actor.id,
    grant: grant.id,
    change: change.id,
    termsVersion: drafted.id,
    at: now,
  })
  const prepared = await prepareVersion(tx, actor, grant, drafted, texts, now)
  return prepared.ok ? allowed({ change: change.id }) : prepared
}

async function nextVersion(
  tx: Tx,
  actor: Person,
  grant: Grant,
  holding: Version,
  terms: Terms,
  now: Date,
): Promise<Version> {
  const newest = await newestVersion(tx, grant.id)
  await addVersion(tx, {
    id: newId(now),
    fund: grant.fund,
    grant: grant.id,
    version: (newest?.version ?? holding.version) + 1,
    terms,
    locale: holding.locale,
    by: actor.person,
    at: now,
  })
  return (await newestVersion(tx, grant.id)) as Version
}

async function lockAsFund(tx: Tx, actor: Person, grant: string): Promise<Grant | null> {
  return can(actor, 'make-agreement').ok ? lockGrant(tx, actor.fund, grant) : null
}

async function lockAsGrantee(tx: Tx, actor: Person, grant: string): Promise<Grant | null> {
  const own = await lockGrantOf(tx, actor, grant)
  return own && can(actor, 'propose-change', { relation: own.relation }).ok ? own : null
}
