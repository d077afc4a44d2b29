import { and, asc, count, desc, eq, ilike, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import type { PastAidAnswer } from '#app/domain/past/aid.ts'
import { type KnownGrant, type KnownPast, referenceKey } from '#app/domain/past/batch.ts'
import type { PastBatchState, Resting } from '#app/domain/past/batch-state.ts'
import { isPastKind, type PastKind } from '#app/domain/past/fields.ts'
import { type Mapping, mappingOf } from '#app/domain/past/mapping.ts'
import type { Reader } from '#db/client.server.ts'
import {
  grants,
  pastBatches,
  pastGrants,
  pastOrganisations,
  pastPayments,
  pastResults,
  submissions,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type PastBatch = {
  id: string
  state: PastBatchState
  fileName: string
  sha256: string
  storageKey: string
  sheet: string | null
  kind: PastKind | null
  heads: string | null
  mapping: Mapping | null
  aid: PastAidAnswer | null
  shown: boolean
  uploadedAt: Date
  uploadedBy: string | null
  takenAt: Date | null
  takenBy: string | null
  lines: number | null
  moneyCents: Cents | null
  undoneAt: Date | null
  undoneBy: string | null
  undoneReason: string | null
}

/** A file with the past of this fund; null when there is none. */
export async function pastBatch(reader: Reader, fund: string, id: string): Promise<PastBatch | null> {
  if (!isUuid(id)) return null
  return (await batchRows(reader, and(eq(pastBatches.fundId, fund), eq(pastBatches.id, id))))[0] ?? null
}

/** Every file of this fund, the newest first. */
export async function batchesOfPast(reader: Reader, fund: string): Promise<PastBatch[]> {
  return batchRows(reader, eq(pastBatches.fundId, fund))
}

async function batchRows(reader: Reader, where: SQL | undefined): Promise<PastBatch[]> {
  const rows = await reader
    .select({
      id: pastBatches.id,
      state: pastBatches.state,
      fileName: pastBatches.fileName,
      sha256: pastBatches.sha256,
      storageKey: pastBatches.storageKey,
      sheet: pastBatches.sheet,
      kind: pastBatches.kind,
      heads: pastBatches.heads,
      mapping: pastBatches.mapping,
      aid: pastBatches.aid,
      shown: pastBatches.shown,
      uploadedAt: pastBatches.uploadedAt,
      uploadedBy: nameBy('uploaded_by'),
      takenAt: pastBatches.takenAt,
      takenBy: nameBy('taken_by'),
      lines: pastBatches.lines,
      moneyCents: pastBatches.moneyCents,
      undoneAt: pastBatches.undoneAt,
      undoneBy: nameBy('undone_by'),
      undoneReason: pastBatches.undoneReason,
    })
    .from(pastBatches)
    .where(where)
    .orderBy(desc(pastBatches.uploadedAt), desc(pastBatches.id))
  return rows.map((row) => {
    const kind = isPastKind(row.kind) ? row.kind : null
    return {
      ...row,
      state: row.state as PastBatchState,
      kind,
      mapping: kind && mappingOf(kind, row.mapping),
      aid: row.aid as PastAidAnswer | null,
    }
  })
}

function nameBy(column: 'uploaded_by' | 'taken_by' | 'undone_by'): SQL<string | null> {
  return sql<string | null>`(select p.name from people p where p.id = past_batches.${sql.identifier(column)})`
}

/** What the columns were the last time that a file with these headings was taken over as this kind. */
export async function rememberedMapping(
  reader: Reader,
  fund: string,
  kind: PastKind,
  heads: string,
): Promise<Mapping | null> {
  const [row] = await reader
    .select({ mapping: pastBatches.mapping })
    .from(pastBatches)
    .where(
      and(
        eq(pastBatches.fundId, fund),
        eq(pastBatches.kind, kind),
        eq(pastBatches.heads, heads),
        inArray(pastBatches.state, ['taken', 'undone']),
      ),
    )
    .orderBy(desc(pastBatches.takenAt))
    .limit(1)
  return mappingOf(kind, row?.mapping)
}

const tables = {
  organisations: pastOrganisations,
  grants: pastGrants,
  payments: pastPayments,
  results: pastResults,
} as const

/** What is there already, as far as a file of this kind is held against it. */
export async function knownPast(reader: Reader, fund: string, kind: PastKind): Promise<KnownPast> {
  const table = tables[kind]
  const rows = await reader.select({ key: table.key }).from(table).where(eq(table.fundId, fund))
  const here = kind === 'grants' ? await presentReferences(reader, fund) : []
  const known = kind === 'payments' || kind === 'results' ? await knownGrants(reader, fund) : []
  return { grants: new Map(known), present: new Set(here), keys: new Set(rows.map(({ key }) => key)) }
}

async function presentReferences(reader: Reader, fund: string): Promise<string[]> {
  const rows = await reader
    .select({ reference: grants.reference })
    .from(grants)
    .where(eq(grants.fundId, fund))
  return rows.map(({ reference }) => referenceKey(reference))
}

async function knownGrants(reader: Reader, fund: string): Promise<[string, KnownGrant][]> {
  const rows = await reader
    .select({ key: pastGrants.key, id: pastGrants.id, amount: pastGrants.amountCents, paid: paidOn() })
    .from(pastGrants)
    .where(eq(pastGrants.fundId, fund))
  return rows.map(({ key, id, amount, paid }) => [key, { id, amount, paid: cents(paid) }])
}

function paidOn(): SQL<number> {
  return sql<number>`(select coalesce(sum(p.amount_cents), 0)::bigint from past_payments p where p.grant_id = past_grants.id)`.mapWith(
    Number,
  )
}

/** How many rows of other files name a grant of this one. */
export async function restingOn(reader: Reader, batch: string): Promise<Resting> {
  const of = async (table: typeof pastPayments | typeof pastResults) => {
    const [row] = await reader
      .select({ rows: count() })
      .from(table)
      .innerJoin(pastGrants, eq(pastGrants.id, table.grantId))
      .where(and(eq(pastGrants.batchId, batch), sql`${table.batchId} <> ${batch}`))
    return row?.rows ?? 0
  }
  return { payments: await of(pastPayments), results: await of(pastResults) }
}

export type PastGrantRow = {
  id: string
  reference: string
  title: string
  grantee: string
  kvk: string | null
  amountCents: Cents
  paidCents: Cents
  awardedOn: string
  endsOn: string | null
  neighbourhood: string | null
  theme: string | null
}

const grantColumns = () => ({
  id: pastGrants.id,
  reference: pastGrants.reference,
  title: pastGrants.title,
  grantee: pastGrants.grantee,
  kvk: pastGrants.kvk,
  amountCents: pastGrants.amountCents,
  paidCents: sql<Cents>`${paidOn()}`.mapWith(Number) as SQL<Cents>,
  awardedOn: pastGrants.awardedOn,
  endsOn: pastGrants.endsOn,
  neighbourhood: pastGrants.neighbourhood,
  theme: pastGrants.theme,
})

/** The grants of the past in which these words stand, the newest first. */
export async function pastGrantList(
  reader: Reader,
  { fund }: Pick<Person, 'fund'>,
  words: string,
  page?: { from: number; most: number },
): Promise<PastGrantRow[]> {
  const found = reader
    .select(grantColumns())
    .from(pastGrants)
    .where(and(eq(pastGrants.fundId, fund), saying(words)))
    .orderBy(desc(pastGrants.awardedOn), asc(pastGrants.reference), asc(pastGrants.id))
  return page ? found.limit(page.most).offset(page.from) : found
}

/** How many there are with these words, and the money of all of them. */
export async function pastGrantSums(reader: Reader, { fund }: Pick<Person, 'fund'>, words: string) {
  const [row] = await reader
    .select({
      rows: count(),
      amount: sql<number>`coalesce(sum(${pastGrants.amountCents}), 0)::bigint`.mapWith(Number),
      paid: sql<number>`coalesce(sum(${paidOn()}), 0)::bigint`.mapWith(Number),
    })
    .from(pastGrants)
    .where(and(eq(pastGrants.fundId, fund), saying(words)))
  return { rows: row?.rows ?? 0, amount: cents(row?.amount ?? 0), paid: cents(row?.paid ?? 0) }
}

/** Every word stands somewhere in what tells of the grant. */
function saying(words: string): SQL | undefined {
  const asked = words.split(/\s+/).filter(Boolean).slice(0, 8)
  const columns = [
    ...[pastGrants.reference, pastGrants.title, pastGrants.grantee, pastGrants.kvk],
    ...[pastGrants.neighbourhood, pastGrants.theme],
  ]
  return and(
    ...asked.map((word) => {
      const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
      return or(...columns.map((column) => ilike(column, like)))
    }),
  )
}

/** One grant of the past with what was paid on it, what it changed, and the file it came from; null when there is none. */
export async function pastGrantById(reader: Reader, fund: string, id: string) {
  if (!isUuid(id)) return null
  const [grant] = await reader
    .select({
      ...grantColumns(),
      startsOn: pastGrants.startsOn,
      summary: pastGrants.summary,
      line: pastGrants.line,
      batch: pastGrants.batchId,
      fileName: pastBatches.fileName,
    })
    .from(pastGrants)
    .innerJoin(pastBatches, eq(pastBatches.id, pastGrants.batchId))
    .where(and(eq(pastGrants.fundId, fund), eq(pastGrants.id, id)))
  if (!grant) return null
  const payments = await reader
    .select()
    .from(pastPayments)
    .where(eq(pastPayments.grantId, grant.id))
    .orderBy(asc(pastPayments.paidOn), asc(pastPayments.id))
  const results = await reader
    .select()
    .from(pastResults)
    .where(eq(pastResults.grantId, grant.id))
    .orderBy(asc(pastResults.indicator), asc(pastResults.measuredOn))
  return { grant, payments, results }
}

/** The grants of the past of who has one of these numbers in the trade register, the newest first. */
export async function pastGrantsOf(
  reader: Reader,
  fund: string,
  kvk: readonly string[],
): Promise<PastGrantRow[]> {
  if (kvk.length === 0) return []
  return reader
    .select(grantColumns())
    .from(pastGrants)
    .where(and(eq(pastGrants.fundId, fund), inArray(pastGrants.kvk, [...kvk])))
    .orderBy(desc(pastGrants.awardedOn), asc(pastGrants.id))
}

/** The numbers in the trade register of who asks in these proposals, by what they sent. */
export async function tradeNumbersOf(reader: Reader, plans: readonly string[]): Promise<string[]> {
  if (plans.length === 0) return []
  const rows = await reader
    .selectDistinct({ kvk: sql<string | null>`${submissions.document}->'aboutUs'->>'kvkNumber'` })
    .from(submissions)
    .where(inArray(submissions.proposalId, [...plans]))
  return rows.flatMap(({ kvk }) => (kvk && /^\d{8}$/.test(kvk) ? [kvk] : []))
}

/** The grants of the past that were state aid to who has a number in the trade register, the oldest first. */
export async function pastAidOf(reader: Reader, fund: string) {
  const rows = await reader
    .select({
      id: pastGrants.id,
      reference: pastGrants.reference,
      name: pastGrants.grantee,
      kvk: pastGrants.kvk,
      on: pastGrants.awardedOn,
      cents: pastGrants.amountCents,
    })
    .from(pastGrants)
    .where(and(eq(pastGrants.fundId, fund), eq(pastGrants.stateAid, true), isNotNull(pastGrants.kvk)))
    .orderBy(asc(pastGrants.awardedOn), asc(pastGrants.id))
  return rows.map((row) => ({ ...row, kvk: row.kvk ?? '', cents: cents(row.cents) }))
}

/** The grants of the past of which everybody is told, the newest first: those of files that the fund put on show. */
export async function shownPastGrants(reader: Reader, fund: string) {
  const rows = await reader
    .select({ ...grantColumns(), startsOn: pastGrants.startsOn, importedAt: pastBatches.takenAt })
    .from(pastGrants)
    .innerJoin(pastBatches, eq(pastBatches.id, pastGrants.batchId))
    .where(and(eq(pastGrants.fundId, fund), eq(pastBatches.shown, true)))
    .orderBy(desc(pastGrants.awardedOn), asc(pastGrants.reference), asc(pastGrants.id))
  return rows.map(({ importedAt, ...row }) => ({ ...row, importedAt: importedAt as Date }))
}

/** The organisations that the fund knew before, by name, with how much each got then. */
export async function pastOrganisationList(reader: Reader, fund: string) {
  return reader
    .select({
      id: pastOrganisations.id,
      name: pastOrganisations.name,
      kvk: pastOrganisations.kvk,
      legalForm: pastOrganisations.legalForm,
      postcode: pastOrganisations.postcode,
      place: pastOrganisations.place,
      website: pastOrganisations.website,
      gotCents: sql<number>`(select coalesce(sum(g.amount_cents), 0)::bigint from past_grants g
        where g.fund_id = past_organisations.fund_id and g.kvk = past_organisations.kvk)`.mapWith(Number),
    })
    .from(pastOrganisations)
    .where(eq(pastOrganisations.fundId, fund))
    .orderBy(asc(sql`lower(${pastOrganisations.name})`), asc(pastOrganisations.id))
}

/** The grants of one file, as far as a page shows them. */
export async function grantsOfBatch(reader: Reader, batch: string, most: number) {
  return reader
    .select({ id: pastGrants.id, reference: pastGrants.reference, title: pastGrants.title })
    .from(pastGrants)
    .where(eq(pastGrants.batchId, batch))
    .orderBy(asc(pastGrants.line))
    .limit(most)
}
