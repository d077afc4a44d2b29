import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { planOf, type TermsVersionState } from '#app/domain/grant/agreement.ts'
import { finalReportDue } from '#app/domain/grant/ending.ts'
import type { GrantState } from '#app/domain/grant/grant.ts'
import { amountOf } from '#app/domain/grant/instrument.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import type { Tx } from '#db/client.server.ts'
import { openEnding } from '#db/queries/endings.server.ts'
import { type Grant, grantById, type OwnGrant, ownGrant } from '#db/queries/grants.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import {
  bankAccounts,
  documents,
  grantIndicators,
  grants,
  memberships,
  milestones,
  people,
  releases,
  reportMoments,
  signatures,
  termsVersions,
  tranches,
} from '#db/schema/index.ts'

/** Locks a grant of a fund until the transaction ends; null when there is none. Everything about it waits here. */
export async function lockGrant(tx: Tx, fund: string, id: string): Promise<Grant | null> {
  if (!isUuid(id)) return null
  await tx
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.fundId, fund), eq(grants.id, id)))
    .for('update')
  return grantById(tx, fund, id)
}

/** The same for who is a member of its initiative; null when it is not theirs, and then nothing waits. */
export async function lockGrantOf(
  tx: Tx,
  actor: Pick<Actor, 'person' | 'fund'>,
  id: string,
): Promise<OwnGrant | null> {
  if (!(await ownGrant(tx, actor, id))) return null
  await lockGrant(tx, actor.fund, id)
  return ownGrant(tx, actor, id)
}

/** Cancels the payments of a grant, or of one tranche, that were prepared and that nobody approved yet. */
export async function cancelPrepared(tx: Tx, grant: string, now: Date, tranche?: string): Promise<void> {
  await tx
    .update(releases)
    .set({ cancelledAt: now })
    .where(
      and(
        eq(releases.grantId, grant),
        tranche === undefined ? undefined : eq(releases.trancheId, tranche),
        isNull(releases.approvedAt),
        isNull(releases.cancelledAt),
      ),
    )
}

export async function setGrantState(tx: Tx, grant: string, state: GrantState): Promise<void> {
  await tx.update(grants).set({ state }).where(eq(grants.id, grant))
}

/** What lists and the public page show of a grant follows the terms that hold. */
export async function mirrorTerms(tx: Tx, grant: string, terms: Terms): Promise<void> {
  await tx
    .update(grants)
    .set({
      amountCents: amountOf(terms),
      startsOn: terms.startsOn,
      endsOn: terms.endsOn,
      neighbourhoods: terms.neighbourhoods.map(({ key }) => key),
    })
    .where(eq(grants.id, grant))
}

export async function addVersion(
  tx: Tx,
  version: {
    id: string
    fund: string
    grant: string
    version: number
    terms: Terms
    locale: string
    by: string
    at: Date
  },
): Promise<void> {
  await tx.insert(termsVersions).values({
    id: version.id,
    fundId: version.fund,
    grantId: version.grant,
    version: version.version,
    state: 'drafted',
    terms: version.terms,
    clauses: version.terms.clauses,
    locale: version.locale,
    draftedBy: version.by,
    recordedAt: version.at,
  })
}

export type VersionChange = Partial<
  Pick<
    typeof termsVersions.$inferInsert,
    | 'terms'
    | 'clauses'
    | 'termsHash'
    | 'templateVersion'
    | 'documentId'
    | 'executedDocumentId'
    | 'preparedAt'
    | 'offeredAt'
    | 'offerExpires'
    | 'effectiveFrom'
    | 'inForceAt'
    | 'endedAt'
    | 'recordedAt'
  >
> & { state?: TermsVersionState }

export async function changeVersion(tx: Tx, id: string, change: VersionChange): Promise<void> {
  await tx.update(termsVersions).set(change).where(eq(termsVersions.id, id))
}

export async function keepFile(
  tx: Tx,
  file: Omit<typeof documents.$inferInsert, 'mediaType'>,
): Promise<void> {
  await tx.insert(documents).values({ ...file, mediaType: 'application/pdf' })
}

export async function addSignature(tx: Tx, signature: typeof signatures.$inferInsert): Promise<void> {
  await tx.insert(signatures).values(signature)
}

/**
 * The plan of the terms in force in the place of the one before, whole, and the account that they name if it is new; the
 * final report of a grant that ends early stays due with its end. Answers
 * the id of an account that came in the place of another.
 */
export async function rebuildPlan(
  tx: Tx,
  grant: Pick<Grant, 'id' | 'fund'>,
  terms: Terms,
  account: { id: string; setBy: string; at: Date },
): Promise<string | null> {
  const plan = planOf(terms)
  const of = { fundId: grant.fund, grantId: grant.id }
  for (const table of [milestones, tranches, reportMoments, grantIndicators])
    await tx.delete(table).where(eq(table.grantId, grant.id))
  await tx.insert(milestones).values(plan.milestones.map((milestone) => ({ ...of, ...milestone })))
  await tx.insert(tranches).values(plan.tranches.map((tranche) => ({ ...of, ...tranche })))
  await tx
    .insert(reportMoments)
    .values(plan.reports.map(({ kind: _kind, ...moment }) => ({ ...of, ...moment })))
  await tx.insert(grantIndicators).values(
    plan.indicators.map(({ programmeIndicator, ...indicator }) => ({
      ...of,
      ...indicator,
      programmeIndicatorKey: programmeIndicator,
    })),
  )
  const ending = await openEnding(tx, grant.id)
  if (ending?.state === 'announced')
    await setFinalReportDue(tx, grant.id, terms, finalReportDue(terms, ending.lastDay))
  return addAccount(tx, grant, terms.bank, account)
}

/** The final report of a grant that ends early is due on another day than the terms say; null: on the day of the terms. */
export async function setFinalReportDue(
  tx: Tx,
  grant: string,
  { reports }: Pick<Terms, 'reports'>,
  due: IsoDate | null,
): Promise<void> {
  for (const { id, due: agreed } of reports.filter(({ kind }) => kind === 'final'))
    await tx
      .update(reportMoments)
      .set({ dueOn: due ?? agreed })
      .where(and(eq(reportMoments.grantId, grant), eq(reportMoments.id, id)))
}

/** Who is named to sign sees the agreement: they become a person and an owner of the initiative. Answers who is new. */
export async function admitSignatory(
  tx: Tx,
  grant: Pick<Grant, 'fund' | 'initiative'>,
  signatory: { name: string; email: string },
  fresh: { id: string; at: Date },
): Promise<string | null> {
  const email = signatory.email.toLowerCase()
  const known = sql`lower(${people.email}) = ${email}`
  await tx
    .insert(people)
    .values({ id: fresh.id, email, name: signatory.name, createdAt: fresh.at })
    .onConflictDoNothing()
  const [person] = await tx.select({ id: people.id }).from(people).where(known)
  if (!person) return null
  const [member] = await tx
    .insert(memberships)
    .values({
      fundId: grant.fund,
      initiativeId: grant.initiative,
      personId: person.id,
      relation: 'owner',
      since: fresh.at,
    })
    .onConflictDoUpdate({
      target: [memberships.initiativeId, memberships.personId],
      set: { relation: 'owner' },
      setWhere: sql`${memberships.relation} <> 'owner'`,
    })
    .returning({ person: memberships.personId })
  return member?.person ?? null
}

/** Answers the id of an account that is another than the one before; null when it stays, and for the first. */
async function addAccount(
  tx: Tx,
  grant: Pick<Grant, 'id' | 'fund'>,
  { iban, holder }: Terms['bank'],
  { id, setBy, at }: { id: string; setBy: string; at: Date },
): Promise<string | null> {
  const [newest] = await tx
    .select({ iban: bankAccounts.iban, holder: bankAccounts.holder })
    .from(bankAccounts)
    .where(eq(bankAccounts.grantId, grant.id))
    .orderBy(desc(bankAccounts.setAt), desc(bankAccounts.id))
    .limit(1)
  if (newest?.iban === iban && newest.holder === holder) return null
  await tx
    .insert(bankAccounts)
    .values({ id, fundId: grant.fund, grantId: grant.id, iban, holder, setBy, setAt: at })
  return newest ? id : null
}
