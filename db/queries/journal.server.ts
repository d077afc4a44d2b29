import { and, asc, eq, gte, lt, lte, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Booked } from '#app/domain/ledger/journal.ts'
import type { EntryKind } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import { type LedgerLine, lineOf, selectLines } from './ledger-search.server.ts'

export type Period = { from: IsoDate; to: IsoDate }

/** The lines that count from a day of the period, in the order of their days and postings; at most `most`. */
export async function journalEntries(
  reader: Reader,
  actor: Person,
  { from, to }: Period,
  most: number,
): Promise<LedgerLine[]> {
  const rows = await selectLines(reader, actor)
    .where(and(eq(ledgerEntries.fundId, actor.fund), gte(ledgerEntries.on, from), lte(ledgerEntries.on, to)))
    .orderBy(asc(ledgerEntries.on), asc(ledgerEntries.postingId), asc(ledgerEntries.number))
    .limit(most)
  return rows.map(lineOf)
}

/** What was booked on days before a day, summed by kind and by whether it is for a grant. */
export async function sumsBefore(reader: Reader, fund: string, day: IsoDate): Promise<Booked[]> {
  const forGrant = sql<string | null>`case when ${ledgerEntries.grantId} is not null then 'grant' end`
  const rows = await reader
    .select({
      kind: ledgerEntries.kind,
      grant: forGrant,
      cover: sql<string>`sum(${ledgerEntries.coverCents})`,
    })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.fundId, fund), lt(ledgerEntries.on, day)))
    .groupBy(ledgerEntries.kind, forGrant)
  return rows.map(({ kind, grant, cover }) => ({
    kind: kind as EntryKind,
    grant,
    cover: cents(Number(cover)),
  }))
}

/** How many lines count from a day of the period. */
export async function linesIn(reader: Reader, fund: string, { from, to }: Period): Promise<number> {
  const [row] = await reader
    .select({ lines: sql<number>`count(*)::int` })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.fundId, fund), gte(ledgerEntries.on, from), lte(ledgerEntries.on, to)))
  return row?.lines ?? 0
}
