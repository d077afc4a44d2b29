import { and, count, eq } from 'drizzle-orm'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { countedOf } from '#app/domain/grant/attestation.ts'
import { finalReportDue } from '#app/domain/grant/ending.ts'
import { earnedCents } from '#app/domain/grant/outcome.ts'
import { payableAccount } from '#app/domain/payment/account.ts'
import { db } from '#db/client.server.ts'
import { accountsOf } from '#db/queries/accounts.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { endingById } from '#db/queries/endings.server.ts'
import { attestationById, outcomesOf } from '#db/queries/outcome-results.server.ts'
import {
  grantHolds,
  grantRepayments,
  grants,
  initiatives,
  milestones,
  people,
  releases,
  signatures,
  termsVersions,
  trancheStandings,
  tranches,
} from '#db/schema/index.ts'
import { pageUrl, placeOf, type Values } from './values.server.ts'

export async function grantValues(
  id: string,
  props: Record<string, string>,
  template: string,
): Promise<Values> {
  const [row] = await db()
    .select({ grant: grants, initiative: initiatives.name })
    .from(grants)
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .where(eq(grants.id, id))
  if (!row) return {}
  const place = placeOf(template)
  return {
    'initiative.name': row.initiative || row.grant.title,
    'grant.reference': row.grant.reference,
    'agreement.amount': row.grant.amountCents,
    'url.grant': pageUrl(`${place}/grants/${id}`),
    'url.agreement': pageUrl(
      place === '/manager' ? `/manager/grants/${id}` : `/applicant/grants/${id}/agreement`,
    ),
    ...(props.termsVersion ? await termsValues(props.termsVersion) : {}),
    ...(props.signature ? await signatureValues(props.signature) : {}),
    ...(props.tranche ? await trancheValues(id, props.tranche) : {}),
    ...(props.repayment ? await repaymentValues(props.repayment) : {}),
    ...(props.attestation ? await resultsValues(id, props.attestation, place) : {}),
    ...(props.milestone ? await milestoneValues(id, props.milestone, place) : {}),
    ...(props.ending ? await endingValues(props.ending, id) : {}),
    ...(props.hold ? await holdValues(id, props.hold) : {}),
    'url.account': pageUrl(`${place}/grants/${id}/account`),
    'url.letter': pageUrl(`/applicant/grants/${id}#letters`),
    ...(props.release ? await releaseValues(props.release) : {}),
    ...(props.account || template === 'bank-account-changed' ? await accountValues(id) : {}),
  }
}

async function termsValues(id: string): Promise<Values> {
  const [row] = await db().select().from(termsVersions).where(eq(termsVersions.id, id))
  if (!row) return {}
  return {
    'offer.expires': row.offerExpires,
    'agreement.effective': row.effectiveFrom ?? (row.inForceAt ? dayOf(row.inForceAt) : null),
    'task.due': row.offeredAt ? addDays(dayOf(row.offeredAt), 7) : null,
  }
}

async function signatureValues(id: string): Promise<Values> {
  const [row] = await db()
    .select({ name: signatures.typedName, expires: termsVersions.offerExpires })
    .from(signatures)
    .innerJoin(termsVersions, eq(termsVersions.id, signatures.termsVersionId))
    .where(eq(signatures.id, id))
  return { 'signer.name': row?.name, 'offer.expires': row?.expires }
}

async function trancheValues(grant: string, tranche: string): Promise<Values> {
  const [row] = await db()
    .select()
    .from(tranches)
    .where(and(eq(tranches.grantId, grant), eq(tranches.id, tranche)))
  const [all] = await db().select({ n: count() }).from(tranches).where(eq(tranches.grantId, grant))
  const amount = await trancheAmount(grant, tranche)
  return {
    'tranche.number': row?.number,
    'tranche.amount': amount ?? row?.amountCents,
    'tranches.count': all?.n,
  }
}

/** What a tranche comes to as the lists of payments say it: of one that pays results, what was earned. */
async function trancheAmount(grant: string, tranche: string): Promise<number | undefined> {
  const [row] = await db()
    .select({ amount: trancheStandings.amountCents })
    .from(trancheStandings)
    .where(and(eq(trancheStandings.grantId, grant), eq(trancheStandings.trancheId, tranche)))
  return row?.amount
}

async function resultsValues(grant: string, id: string, place: string): Promise<Values> {
  const attestation = await attestationById(db(), grant, id)
  const outcome = (await outcomesOf(db(), [grant])).get(grant)
  return {
    'results.count': attestation?.count,
    'results.counted': attestation ? countedOf(attestation) : null,
    'results.earned': outcome && earnedCents(outcome.outcome, outcome.soFar.counted),
    'url.results': pageUrl(
      place === '/manager' ? `/manager/grants/${grant}/results/${id}` : `/applicant/grants/${grant}/results`,
    ),
  }
}

async function repaymentValues(id: string): Promise<Values> {
  const [row] = await db().select().from(grantRepayments).where(eq(grantRepayments.id, id))
  return { 'repayment.amount': row?.cents, 'payment.date': row?.valueOn }
}

async function milestoneValues(grant: string, id: string, place: string): Promise<Values> {
  const [row] = await db()
    .select()
    .from(milestones)
    .where(and(eq(milestones.grantId, grant), eq(milestones.id, id)))
  return {
    'milestone.name': row?.title,
    'milestone.due': row?.dueOn,
    'url.milestone': pageUrl(`${place}/grants/${grant}/milestones/${id}`),
  }
}

async function endingValues(id: string, grant: string): Promise<Values> {
  const ending = await endingById(db(), id)
  const version = await versionInForce(db(), grant)
  return {
    'grant.stopDate': ending?.lastDay,
    'report.due': ending && version ? finalReportDue(version.terms, ending.lastDay) : null,
  }
}

async function holdValues(grant: string, hold: string): Promise<Values> {
  const [row] = await db().select().from(grantHolds).where(eq(grantHolds.id, hold))
  const version = await versionInForce(db(), grant)
  return {
    'hold.from': row?.fromOn,
    'hold.until': row?.untilOn,
    'payment.days': version?.terms.payment.days,
  }
}

async function releaseValues(id: string): Promise<Values> {
  const [row] = await db()
    .select({ release: releases, preparer: people.name })
    .from(releases)
    .innerJoin(people, eq(people.id, releases.preparedBy))
    .where(eq(releases.id, id))
  if (!row) return {}
  return {
    'url.approval': pageUrl(`/manager/releases/${id}/approval`),
    'url.release': pageUrl(
      `/manager/grants/${row.release.grantId}/tranches/${row.release.trancheId}/release`,
    ),
    'release.backReason': row.release.takeBackReason,
    'payment.date': row.release.paidOn,
    'payment.reason': row.release.failedReason,
    'task.items': { count: 1, noun: 'payment' },
    'task.amount': row.release.amountCents,
    'preparer.name': row.preparer,
  }
}

/** How long a changed account waits, and from when the newest one of a grant counts. */
async function accountValues(grant: string): Promise<Values> {
  const version = await versionInForce(db(), grant)
  const accounts = await accountsOf(db(), grant)
  const newest = accounts.at(-1)
  if (!version || !newest) return {}
  const { bankCoolingDays } = version.terms.payment
  const { usableFrom } = payableAccount(newest.iban, accounts, bankCoolingDays)
  return { 'bank.coolingDays': bankCoolingDays, 'bank.usableFrom': usableFrom }
}
