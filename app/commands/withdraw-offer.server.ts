import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { moveVersion } from '#app/domain/grant/agreement.ts'
import { moveGrant } from '#app/domain/grant/grant.ts'
import { replaceCommitment } from '#app/domain/ledger/lines.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { newestVersion, type Version, versionInForce } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { openCommitments } from '#db/queries/ledger.server.ts'
import { settleOffered } from '#db/writes/changes.server.ts'
import { addVersion, changeVersion, lockGrant, setGrantState } from '#db/writes/grants.server.ts'
import { post } from '#db/writes/ledger.server.ts'
import { handles } from './may-judge.server.ts'

/** Write the terms again, or end the award for good. */
export const withdrawalNexts = ['redraft', 'end'] as const
export type WithdrawalNext = (typeof withdrawalNexts)[number]

/**
 * Takes an offer back that is not signed by both yet. `redraft`: what was only prepared is a draft again, and after an
 * offer another version begins with the same terms; who had signed signs again. `end`: nothing follows; what was in force
 * before stays so, and else the grant is terminated and its commitment released. Only the manager does this. Refuses `not-found`, `not-in-this-state`.
 */
export async function withdrawOffer(
  actor: Person,
  grantId: string,
  form: { operation: string; next: WithdrawalNext },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'withdraw-offer', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'make-agreement')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      if (!grant) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      const version = await newestVersion(tx, grant.id)
      if (form.next === 'end' && version && (await versionInForce(tx, grant.id)))
        return keepOld(tx, actor, grant, version, now)
      if (form.next === 'end') return end(tx, actor, grant, version, now)
      return version ? redraft(tx, actor, grant, version, now) : refused('not-found')
    }),
  )
}

async function redraft(
  tx: Tx,
  actor: Person,
  grant: Grant,
  version: Version,
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  const event = { fund: grant.fund, actor: actor.id, grant: grant.id, at: now }
  if (version.state === 'prepared') {
    await changeVersion(tx, version.id, {
      state: 'drafted',
      termsHash: null,
      preparedAt: null,
      offerExpires: null,
    })
    await record(tx, { type: 'offer-reopened', ...event, termsVersion: version.id })
    return allowed({ grant: grant.id })
  }
  const taken = version.offeredAt
    ? await takeBack(tx, version, now)
    : refused('not-in-this-state', { state: version.state })
  if (!taken.ok) return { ok: false, reason: { ...taken.reason, machine: 'termsVersion' } }
  await record(tx, { type: 'offer-withdrawn', ...event, termsVersion: version.id })
  const id = newId(now)
  const { fund, terms, locale } = version
  await addVersion(tx, {
    id,
    fund,
    grant: grant.id,
    version: version.version + 1,
    terms,
    locale,
    by: actor.person,
    at: now,
  })
  await record(tx, { type: 'terms-drafted', ...event, termsVersion: id })
  return allowed({ grant: grant.id })
}

/** A version is in force already: what was agreed before stays, and the change lapses. */
async function keepOld(
  tx: Tx,
  actor: Person,
  grant: Grant,
  version: Version,
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  const taken = await takeBack(tx, version, now)
  if (!taken.ok) return { ok: false, reason: { ...taken.reason, machine: 'termsVersion' } }
  await settleOffered(tx, grant.id, 'lapsed')
  await record(tx, {
    type: 'offer-withdrawn',
    fund: grant.fund,
    actor: actor.id,
    grant: grant.id,
    termsVersion: version.id,
    at: now,
  })
  return allowed({ grant: grant.id })
}

async function end(
  tx: Tx,
  actor: Person,
  grant: Grant,
  version: Version | null,
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  const move =
    grant.state === 'agreeing'
      ? moveGrant(grant.state, 'terminate')
      : refused('not-in-this-state', { state: grant.state })
  if (!move.ok) return { ok: false, reason: { ...move.reason, machine: 'grant' } }
  if (version) await takeBack(tx, version, now)
  await setGrantState(tx, grant.id, move.state)
  const about = { grant: grant.id, ending: null }
  await record(tx, { type: 'grant-ended', fund: grant.fund, actor: actor.id, ...about, at: now })
  await post(tx, {
    id: newId(now),
    fund: grant.fund,
    weighs: 'decision',
    lines: replaceCommitment(await openCommitments(tx, grant.id), [], { pot: grant.pot, grant: grant.id }),
    round: grant.round,
    decidedOn: dayOf(grant.awardedAt),
    by: actor.id,
    at: now,
  })
  return allowed({ grant: grant.id })
}

/** Ends a version unsigned; refuses one that ended already or is in force. */
async function takeBack(tx: Tx, version: Version, now: Date): Promise<Verdict> {
  const move = moveVersion(version.state, 'withdraw')
  if (move.ok) await changeVersion(tx, version.id, { state: move.state, endedAt: now })
  return move
}
