import { and, asc, eq, gt, lte, type SQL, sql } from 'drizzle-orm'
import { endOfDay, type IsoDate } from '#app/domain/calendar.ts'
import { type ClosedThrough, daysOfYear, type OpenAtEnd, openAtEnd } from '#app/domain/ledger/closing.ts'
import type { EntryKind } from '#app/domain/ledger.ts'
import type { Reader } from '#db/client.server.ts'
import { closedPeriods, funds, ledgerEntries, people } from '#db/schema/index.ts'
import { type KindSum, sumsOfEntries } from './ledger-search.server.ts'

/** What a closing says of its year: its lines, their sums and hash, and what is open at its end. */
export type YearFigures = { entries: number; entriesHash: string; sums: KindSum[]; open: OpenAtEnd }
export type Closing = YearFigures & {
  id: string
  year: number
  preparedBy: string
  preparedByName: string
  preparedAt: Date
  decidedByName: string | null
  decidedAt: Date | null
}

/** The years that are closed or prepared to be, the first one first. */
export async function closingsOf(reader: Reader, fund: string): Promise<Closing[]> {
  const rows = await reader
    .select({
      closing: closedPeriods,
      preparedByName: people.name,
      decidedByName: sql<string | null>`(select name from people where id = ${closedPeriods.decidedBy})`,
    })
    .from(closedPeriods)
    .innerJoin(people, eq(people.id, closedPeriods.preparedBy))
    .where(eq(closedPeriods.fundId, fund))
    .orderBy(asc(closedPeriods.year))
  return rows.map(({ closing, ...names }) => ({ ...closing, sums: closing.sums as KindSum[], ...names }))
}

/** The last closed day and the first year of a fund: that in which it began, or of its first line when that is earlier. */
export async function bounds(
  reader: Reader,
  fund: string,
): Promise<{ firstYear: number; closed: ClosedThrough }> {
  const [row] = await reader
    .select({
      begins: funds.startsOn,
      first: sql<string | null>`(select min("on") from ledger_entries where fund_id = ${fund}::uuid)`,
      closed: sql<string | null>`(select max(to_on) from closed_periods
        where fund_id = ${fund}::uuid and decided_at is not null)`,
    })
    .from(funds)
    .where(eq(funds.id, fund))
  const begins = [row?.begins, row?.first].flatMap((day) => day ?? []).sort()
  return { firstYear: Number((begins[0] ?? '2000').slice(0, 4)), closed: row?.closed ?? null }
}

/** A year as the ledger has it now; what is open at its end is what was agreed by then. */
export async function figuresOfYear(reader: Reader, fund: string, year: number): Promise<YearFigures> {
  const { from, to } = daysOfYear(year)
  const sums = await sumsOfEntries(reader, fund, { from, to })
  const upTo = await kindSums(reader, fund, lte(ledgerEntries.on, to))
  const after = await kindSums(reader, fund, and(gt(ledgerEntries.on, to), agreedBy(fund, to)))
  return {
    entries: sums.reduce((total, { lines }) => total + lines, 0),
    entriesHash: await hashOfDays(reader, fund, from, to),
    sums,
    open: openAtEnd(upTo, after),
  }
}

/** The hash of all lines that count from days of a period. */
export async function hashOfDays(reader: Reader, fund: string, from: IsoDate, to: IsoDate): Promise<string> {
  const [row] = await reader.execute<{ hash: string }>(
    sql`select ledger_hash(${fund}::uuid, ${from}::date, ${to}::date) as hash`,
  )
  return row?.hash ?? ''
}

/** Of a posting that was recorded by the end of a day, or that has a line up to it: a payment takes away what it paid. */
function agreedBy(fund: string, to: IsoDate) {
  const end = endOfDay(to).toISOString()
  return sql`(${ledgerEntries.recordedAt} < ${end} or ${ledgerEntries.postingId} in (
    select posting_id from ledger_entries where fund_id = ${fund}::uuid and "on" <= ${to}::date))`
}

async function kindSums(reader: Reader, fund: string, days: SQL | undefined) {
  const rows = await reader
    .select({ kind: ledgerEntries.kind, cover: sql<string>`sum(${ledgerEntries.coverCents})` })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.fundId, fund), days))
    .groupBy(ledgerEntries.kind)
  return rows.map(({ kind, cover }) => ({ kind: kind as EntryKind, cover: Number(cover) }))
}
