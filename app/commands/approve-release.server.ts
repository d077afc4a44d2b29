import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { acceptersFor } from '#app/domain/grant/facts.ts'
import { canApproveRelease } from '#app/domain/grant/release.ts'
import { payableAccount } from '#app/domain/payment/account.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Reader, transaction } from '#db/client.server.ts'
import { accountsOf } from '#db/queries/accounts.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import {
  factsOfGrant,
  isTrancheHeld,
  type ReleaseRow,
  releaseById,
  trancheIn,
} from '#db/queries/tranches.server.ts'
import { releases } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'

/**
 * Approves a prepared payment: the second of two persons, with a fresh second factor. Only an approver does this. Refuses
 * `not-found` and what `canApproveRelease` refuses: `same-person`, `accepter-is-payer`, `iban-changed-by-you`,
 * `step-up-needed`, a hold, an account that may not be used, `not-in-this-state`; and `results-fewer` when fewer results
 * count than it was prepared for.
 */
export async function approveRelease(
  actor: Person,
  releaseId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ release: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'approve-release', release: releaseId, ...form }, now, async () => {
      const may = can(actor, 'approve-release')
      if (!may.ok) return may
      const found = await releaseById(tx, actor.fund, releaseId)
      const grant = found && (await lockGrant(tx, actor.fund, found.grant))
      const release = grant && (await releaseById(tx, actor.fund, releaseId))
      if (!release) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'approver', now)
      if (!clear.ok) return clear
      const verdict = await judgeApproval(tx, actor, grant, release, now)
      if (!verdict.ok) return verdict
      await tx
        .update(releases)
        .set({ approvedBy: actor.person, approvedAt: now })
        .where(eq(releases.id, release.id))
      await record(tx, {
        type: 'payment-approved',
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        tranche: release.tranche,
        release: release.id,
        at: now,
      })
      return allowed({ release: release.id })
    }),
  )
}

/** May this person approve this payment now? Asked by the command, and by the page before it shows a button. */
export async function judgeApproval(
  reader: Reader,
  actor: Person,
  grant: Pick<Grant, 'id' | 'fund' | 'state'>,
  release: ReleaseRow,
  now: Date,
): Promise<Verdict> {
  const known = await factsOfGrant(reader, grant.fund, grant.id, dayOf(now))
  const tranche = known && trancheIn(known.plan, release.tranche)
  const version = tranche && (await versionInForce(reader, grant.id))
  if (!version) return refused('not-found')
  const accounts = await accountsOf(reader, grant.id)
  const by = { id: actor.person, steppedUpAt: actor.steppedUpAt }
  const verdict = canApproveRelease(release, by, {
    acceptedBy: acceptersFor(tranche.condition, known.happened),
    ibanChangedBy: accounts.filter(({ iban }) => iban === release.iban),
    account: payableAccount(release.iban, accounts, version.terms.payment.bankCoolingDays),
    onHold: isTrancheHeld(known, tranche.id),
    now,
  })
  if (!verdict.ok) return { ok: false, reason: { machine: 'tranche', ...verdict.reason } }
  const earned = tranche.payableCents
  return earned !== undefined && earned < release.amountCents ? refused('results-fewer') : verdict
}
