import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canPrepareRelease } from '#app/domain/grant/release.ts'
import { payableAccount } from '#app/domain/payment/account.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { accountsOf } from '#db/queries/accounts.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { factsOfGrant, isTrancheHeld, standingOf, trancheIn } from '#db/queries/tranches.server.ts'
import { releases } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'

/**
 * Prepares the payment of a tranche that is ready, to the account in the terms: the first of two persons. One that pays
 * results pays what was earned and not paid yet. Only the manager does this. Refuses `not-found` and what
 * `canPrepareRelease` refuses: what is still missing, a hold, an account that may not be used yet, a payment that is under
 * way, `results-nothing-new` when nothing was earned any more.
 */
export async function prepareRelease(
  actor: Person,
  grantId: string,
  trancheId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ release: string }>> {
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'prepare-release', grant: grantId, tranche: trancheId, ...form },
      now,
      async () => {
        const may = can(actor, 'prepare-release')
        if (!may.ok) return may
        const grant = await lockGrant(tx, actor.fund, grantId)
        const known = grant && (await factsOfGrant(tx, grant.fund, grant.id, dayOf(now)))
        const tranche = known && trancheIn(known.plan, trancheId)
        if (!tranche) return refused('not-found')
        const clear = await handles(tx, actor, grant, 'manager', now)
        if (!clear.ok) return clear
        const version = await versionInForce(tx, grant.id)
        if (!version) return refused('not-signed')
        const { bank, payment } = version.terms
        const verdict = canPrepareRelease(tranche, {
          facts: known.facts,
          release: known.releases.get(tranche.id) ?? null,
          onHold: isTrancheHeld(known, tranche.id),
          cancelled: standingOf(known, tranche).state === 'cancelled',
          account: payableAccount(bank.iban, await accountsOf(tx, grant.id), payment.bankCoolingDays),
        })
        if (!verdict.ok)
          return {
            ok: false,
            reason: { machine: 'tranche', ...verdict.reason, ...namesIn(known.facts, verdict.reason) },
          }
        const amount = tranche.payableCents ?? tranche.amountCents
        if (amount === 0) return refused('results-nothing-new', { machine: 'tranche' })
        const release = newId(now)
        await tx.insert(releases).values({
          id: release,
          fundId: grant.fund,
          grantId: grant.id,
          trancheId: tranche.id,
          amountCents: amount,
          iban: bank.iban,
          accountHolder: bank.holder,
          preparedBy: actor.person,
          preparedAt: now,
        })
        await record(tx, {
          type: 'payment-prepared',
          fund: grant.fund,
          actor: actor.id,
          grant: grant.id,
          tranche: tranche.id,
          release,
          at: now,
        })
        return allowed({ release })
      },
    ),
  )
}

/** The names of what is missing, for its sentence. */
function namesIn(
  facts: {
    milestones: Record<string, { name: string }>
    reports: Record<string, { name: string }>
    indicators: Record<string, { name: string }>
  },
  reason: Record<string, unknown>,
) {
  const name = (rows: Record<string, { name: string }>, id: unknown) =>
    typeof id === 'string' ? rows[id]?.name : undefined
  return {
    milestoneName: name(facts.milestones, reason.milestone),
    reportName: name(facts.reports, reason.report),
    indicatorName: name(facts.indicators, reason.indicator ?? reason.baseline),
  }
}
