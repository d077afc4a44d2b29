import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { commitmentsOf, moveVersion } from '#app/domain/grant/agreement.ts'
import { isUnderWay, moveGrant } from '#app/domain/grant/grant.ts'
import { outcomeOf } from '#app/domain/grant/instrument.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { type PlannedAmount, replaceCommitment } from '#app/domain/ledger/lines.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { type Version, versionInForce } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { openCommitments } from '#db/queries/ledger.server.ts'
import { termsSource } from '#db/queries/terms-source.server.ts'
import { liveReleases, paymentsOf } from '#db/queries/tranches.server.ts'
import { settleOffered } from '#db/writes/changes.server.ts'
import { changeVersion, mirrorTerms, rebuildPlan, setGrantState } from '#db/writes/grants.server.ts'
import { post } from '#db/writes/ledger.server.ts'
import { expectedRepayments } from './expect-repayments.server.ts'
import { refreshGrant } from './refresh-conditions.server.ts'

/**
 * Makes a version the one in force, however that came about: the version before is superseded, the plan is laid down
 * anew, conditions are evaluated, and what was committed is replaced by one commitment per tranche, with
 * what comes back of a loan. The first version
 * sets the grant running. Called under the grant's lock, as the last thing of its transaction, because the ledger locks
 * the fund; the caller records the event before. Refuses `not-in-this-state` (state, machine `termsVersion` or `grant`),
 * and by the ledger `cover-short` or `ceiling-reached`.
 */
export async function bringInForce(
  tx: Tx,
  actor: Person,
  grant: Grant,
  version: Version,
  now: Date,
  effectiveFrom: IsoDate = dayOf(now),
): Promise<Verdict> {
  const running = runningFrom(grant)
  if (!running.ok) return { ok: false, reason: { ...running.reason, machine: 'grant' } }
  const move = moveVersion(version.state, version.state === 'drafted' ? 'adopt' : 'complete')
  if (!move.ok) return { ok: false, reason: { ...move.reason, machine: 'termsVersion' } }
  const before = await versionInForce(tx, grant.id)
  if (before) {
    const ended = moveVersion(before.state, 'supersede')
    if (!ended.ok) return { ok: false, reason: { ...ended.reason, machine: 'termsVersion' } }
    await changeVersion(tx, before.id, { state: ended.state, endedAt: now })
  }
  await changeVersion(tx, version.id, { state: move.state, inForceAt: now, effectiveFrom })
  if (running.state !== grant.state) await setGrantState(tx, grant.id, running.state)
  const setBy = before
    ? version.draftedBy
    : ((await termsSource(tx, grant))?.submittedBy ?? version.draftedBy)
  const account = await rebuildPlan(tx, grant, version.terms, { id: newId(now), setBy, at: now })
  if (account) {
    const event = { fund: grant.fund, actor: actor.id, grant: grant.id, at: now }
    await record(tx, { type: 'bank-account-changed', ...event, account })
  }
  await mirrorTerms(tx, grant.id, version.terms)
  await settleOffered(tx, grant.id, 'applied')
  await refreshGrant(tx, grant.id, now)
  await commit(tx, actor, grant, version, now)
  return allowed()
}

function runningFrom({ state }: Grant): Verdict<{ state: Grant['state'] }> {
  return isUnderWay(state) ? allowed({ state }) : moveGrant(state, 'start')
}

async function commit(tx: Tx, actor: Person, grant: Grant, { terms }: Version, now: Date): Promise<void> {
  const next = await plannedCommitments(tx, grant, terms)
  await post(tx, {
    id: newId(now),
    fund: grant.fund,
    weighs: 'decision',
    lines: [
      ...replaceCommitment(await openCommitments(tx, grant.id), next, { pot: grant.pot, grant: grant.id }),
      ...(await expectedRepayments(tx, grant, dayOf(now))),
    ],
    round: grant.round,
    decidedOn: dayOf(grant.awardedAt),
    by: actor.id,
    at: now,
  })
}

/** What the ledger has to commit for a grant under these terms, after what was paid. */
export async function plannedCommitments(
  reader: Reader,
  grant: Pick<Grant, 'id'>,
  terms: Terms,
): Promise<PlannedAmount[]> {
  const payments = outcomeOf(terms) ? paymentsOf(await liveReleases(reader, grant.id)) : new Map()
  return commitmentsOf(terms, payments).map(({ tranche, on, amountCents }) => ({
    id: tranche,
    amount: amountCents,
    plannedOn: on,
  }))
}
