import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Cents } from '#app/domain/money.ts'
import type { EntryState } from '#app/domain/payment/entry.ts'
import type { OpenReason } from '#app/domain/payment/matching.ts'
import type { Reader } from '#db/client.server.ts'
import {
  bankStatements,
  documents,
  grants,
  people,
  releases,
  statementEntries,
  statementImports,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type EntryRow = {
  id: string
  import: string
  valueOn: IsoDate
  amountCents: Cents
  endToEndId: string | null
  iban: string | null
  name: string | null
  remittance: string | null
  returnReason: string | null
  state: EntryState
  openReason: OpenReason | null
  release: string | null
  grant: string | null
  reference: string | null
  note: string | null
  matchedByName: string | null
}
export type ImportRow = {
  id: string
  fileName: string
  importedAt: Date
  importedByName: string
  from: IsoDate | null
  to: IsoDate | null
  movements: number
  open: number
}
/** A payment that a movement may be, for a person who looks: of that amount, and not booked that way yet. */
export type Candidate = {
  release: string
  grant: string
  reference: string
  tranche: string
  amountCents: Cents
  iban: string
  holder: string
  paidOn: IsoDate | null
}

/** What was imported, the newest first. */
export async function importsOf(reader: Reader, fund: string): Promise<ImportRow[]> {
  return reader
    .select({
      id: statementImports.id,
      fileName: documents.fileName,
      importedAt: statementImports.importedAt,
      importedByName: people.name,
      from: sql<IsoDate | null>`min(${bankStatements.fromOn})`,
      to: sql<IsoDate | null>`max(${bankStatements.toOn})`,
      movements: sql<number>`count(${statementEntries.id})::int`,
      open: sql<number>`(count(*) filter (where ${statementEntries.state} = 'open'))::int`,
    })
    .from(statementImports)
    .innerJoin(documents, eq(documents.id, statementImports.documentId))
    .innerJoin(people, eq(people.id, statementImports.importedBy))
    .leftJoin(bankStatements, eq(bankStatements.importId, statementImports.id))
    .leftJoin(statementEntries, eq(statementEntries.statementId, bankStatements.id))
    .where(eq(statementImports.fundId, fund))
    .groupBy(statementImports.id, documents.fileName, people.name)
    .orderBy(desc(statementImports.importedAt), desc(statementImports.id))
}

/** Every movement that one file brought, in the order of the bank. */
export async function entriesOfImport(reader: Reader, fund: string, id: string): Promise<EntryRow[]> {
  return selectEntries(reader, and(eq(statementEntries.fundId, fund), eq(bankStatements.importId, id)))
}

/** Every movement that waits for a person, the oldest first. */
export async function openEntries(reader: Reader, fund: string): Promise<EntryRow[]> {
  return selectEntries(reader, and(eq(statementEntries.fundId, fund), eq(statementEntries.state, 'open')))
}

/** One movement of the fund; null for anything else. */
export async function entryById(
  reader: Reader,
  fund: string,
  id: string | undefined,
): Promise<EntryRow | null> {
  if (!isUuid(id)) return null
  const [row] = await selectEntries(
    reader,
    and(eq(statementEntries.fundId, fund), eq(statementEntries.id, id)),
  )
  return row ?? null
}

/** Payments of exactly this amount that went out and are not booked yet, or, for what came in, that are paid. */
export async function candidatesFor(
  reader: Reader,
  fund: string,
  { amountCents }: Pick<EntryRow, 'amountCents'>,
): Promise<Candidate[]> {
  const rows = await reader
    .select({ release: releases, reference: grants.reference })
    .from(releases)
    .innerJoin(grants, eq(grants.id, releases.grantId))
    .where(
      and(
        eq(releases.fundId, fund),
        eq(releases.amountCents, Math.abs(amountCents) as Cents),
        isNull(releases.failedAt),
        isNull(releases.cancelledAt),
        sql`${releases.approvedAt} is not null`,
        amountCents < 0 ? isNull(releases.paidOn) : sql`${releases.paidOn} is not null`,
      ),
    )
    .orderBy(asc(grants.reference), asc(releases.trancheId))
  return rows.map(({ release, reference }) => ({
    release: release.id,
    grant: release.grantId,
    reference,
    tranche: release.trancheId,
    amountCents: release.amountCents,
    iban: release.iban,
    holder: release.accountHolder,
    paidOn: release.paidOn,
  }))
}

async function selectEntries(reader: Reader, where: ReturnType<typeof and>): Promise<EntryRow[]> {
  const rows = await reader
    .select({
      entry: statementEntries,
      import: bankStatements.importId,
      reference: grants.reference,
      matchedByName: people.name,
    })
    .from(statementEntries)
    .innerJoin(bankStatements, eq(bankStatements.id, statementEntries.statementId))
    .leftJoin(grants, eq(grants.id, statementEntries.grantId))
    .leftJoin(people, eq(people.id, statementEntries.matchedBy))
    .where(where)
    .orderBy(asc(statementEntries.valueOn), asc(statementEntries.place), asc(statementEntries.id))
  return rows.map(({ entry, ...beside }) => ({
    id: entry.id,
    ...beside,
    valueOn: entry.valueOn,
    amountCents: entry.amountCents,
    endToEndId: entry.endToEndId,
    iban: entry.iban,
    name: entry.name,
    remittance: entry.remittance,
    returnReason: entry.returnReason,
    state: entry.state as EntryState,
    openReason: entry.openReason as OpenReason | null,
    release: entry.releaseId,
    grant: entry.grantId,
    note: entry.note,
  }))
}
