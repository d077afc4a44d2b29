import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { addDays, type IsoDate } from '#app/domain/calendar.ts'
import type { DaySum } from '#app/domain/ledger/forecast.ts'
import type { PlannedAmount } from '#app/domain/ledger/lines.ts'
import { type Position, positionOf, positionParts } from '#app/domain/ledger/position.ts'
import type { Giving } from '#app/domain/ledger/transfer.ts'
import { type CoverDay, coverDays as coverOf, type EntryKind } from '#app/domain/ledger.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { coverDays, entryDays, ledgerEntries } from '#db/schema/index.ts'

/**
 * What is committed for a grant and not taken back, per tranche and planned day (its true day, also when that year is
 * closed); the award before the first terms is one without a tranche. Amounts in cents; paying changes nothing here.
 */
export async function openCommitments(reader: Reader, grant: string): Promise<PlannedAmount[]> {
  const total = sql<string>`sum(${ledgerEntries.coverCents})`
  const on = sql<string>`coalesce(${ledgerEntries.trueOn}, ${ledgerEntries.on})`
  const rows = await reader
    .select({ tranche: ledgerEntries.trancheId, on, cover: total })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.grantId, grant), inArray(ledgerEntries.kind, [...positionParts.committed])))
    .groupBy(ledgerEntries.trancheId, on)
    .orderBy(asc(on), asc(ledgerEntries.trancheId))
  return rows
    .map(({ tranche, on, cover }) => ({
      ...(tranche ? { id: tranche } : {}),
      amount: -Number(cover),
      plannedOn: on,
    }))
    .filter(({ amount }) => amount !== 0)
}

/** What a transfer out of a pot is judged by, or out of the money that no pot holds (null). */
export async function givingOf(reader: Reader, fund: string, pot: string | null): Promise<Giving> {
  if (pot === null) return { cover: await looseCover(reader, fund), unbound: null }
  return { cover: await coverOfScope(reader, fund, pot), unbound: await unboundIn(reader, fund, pot) }
}

/** What was moved into a pot and not out again, in cents: no earmark binds it. */
async function unboundIn(reader: Reader, fund: string, pot: string): Promise<Cents> {
  const [row] = await reader
    .select({ cover: sql<string>`coalesce(sum(${ledgerEntries.coverCents}), 0)` })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.fundId, fund),
        eq(ledgerEntries.potId, pot),
        inArray(ledgerEntries.kind, ['transfer-in', 'transfer-out']),
      ),
    )
  return cents(Number(row?.cover ?? 0))
}

/** The cover of the money that no pot holds, on each day on which it changes. */
async function looseCover(reader: Reader, fund: string): Promise<CoverDay[]> {
  const rows = await reader
    .select({ on: ledgerEntries.on, cover: sql<string>`sum(${ledgerEntries.coverCents})` })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.fundId, fund), isNull(ledgerEntries.potId)))
    .groupBy(ledgerEntries.on)
    .orderBy(asc(ledgerEntries.on))
  return coverOf(rows.map((row) => ({ on: row.on, cover: cents(Number(row.cover)) })))
}

/**
 * The day on which the commitment for a payment that came back is open again; null when none came back, or it was paid
 * anew.
 */
export async function reopenedOn(reader: Reader, grant: string, tranche: string): Promise<IsoDate | null> {
  const [row] = await reader
    .select({ on: ledgerEntries.on })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.grantId, grant),
        eq(ledgerEntries.trancheId, tranche),
        eq(ledgerEntries.kind, 'payment-planned'),
      ),
    )
    .groupBy(ledgerEntries.on)
    .having(sql`sum(${ledgerEntries.coverCents}) < 0`)
    .orderBy(desc(ledgerEntries.on))
    .limit(1)
  return row?.on ?? null
}

/** The cover of the fund, or of one of its pots, on each day on which it changes. */
export async function coverOfScope(reader: Reader, fund: string, scope: string): Promise<CoverDay[]> {
  const rows = await reader
    .select({ on: coverDays.on, cover: coverDays.cents })
    .from(coverDays)
    .where(and(eq(coverDays.fundId, fund), eq(coverDays.scopeId, scope)))
    .orderBy(asc(coverDays.on))
  return coverOf(rows)
}

/**
 * The cover of a fund at the end of a day, and the day with the least cover from there on (the earliest of them), in one row
 * however many days there are.
 */
export async function tightestFrom(
  reader: Reader,
  fund: string,
  today: IsoDate,
): Promise<{ now: Cents; tightest: CoverDay }> {
  const [row] = await reader.execute<{ on: string; cover: string; now: string }>(sql`
    select "on"::text, cover, first_value(cover) over (order by "on") as now
    from (select "on", sum(sum(cents)) over (order by "on") as cover
      from (select greatest("on", ${today}::date) as "on", cents from cover_days
          where fund_id = ${fund} and scope_id = ${fund}
        union all select ${today}::date, 0) lines group by "on") days
    order by cover, "on" limit 1`)
  if (!row) throw new Error('a day has a cover')
  return {
    now: cents(Number(row.now)),
    tightest: { on: row.on, cover: cents(Number(row.cover)) },
  }
}

/** The books of a fund and of its pots, summed per day and kind. */
export type Books = { fund: DaySum[]; pots: ReadonlyMap<string, DaySum[]> }

/**
 * The books as they are, in one question; or as they were known at an instant, from the entries that were there before
 * it. With `from` all that is before that day stands as one sum for each kind on the day before it, so that who looks
 * ahead reads no more as the years go by.
 */
export async function booksOf(
  reader: Reader,
  fund: string,
  { knownBefore, from }: { knownBefore?: Date; from?: IsoDate } = {},
): Promise<Books> {
  const rows = knownBefore
    ? await entriesBefore(reader, fund, knownBefore)
    : from
      ? await summedBefore(reader, fund, from)
      : await daysOf(reader, fund)
  const scopes = new Map<string, DaySum[]>()
  for (const { scope, on, kind, cover } of rows) {
    const sums = scopes.get(scope) ?? []
    sums.push({ on, kind: kind as EntryKind, cover: cents(Number(cover)) })
    scopes.set(scope, sums)
  }
  const ofFund = scopes.get(fund) ?? []
  scopes.delete(fund)
  return { fund: ofFund, pots: scopes }
}

async function daysOf(reader: Reader, fund: string) {
  return reader
    .select({ scope: entryDays.scopeId, on: entryDays.on, kind: entryDays.kind, cover: entryDays.cents })
    .from(entryDays)
    .where(eq(entryDays.fundId, fund))
    .orderBy(asc(entryDays.on), asc(entryDays.kind))
}

async function summedBefore(reader: Reader, fund: string, from: IsoDate) {
  const ofFund = eq(entryDays.fundId, fund)
  const earlier = await reader
    .select({ scope: entryDays.scopeId, kind: entryDays.kind, cover: sql<string>`sum(${entryDays.cents})` })
    .from(entryDays)
    .where(and(ofFund, lt(entryDays.on, from)))
    .groupBy(entryDays.scopeId, entryDays.kind)
    .orderBy(asc(entryDays.kind))
  const later = await reader
    .select({ scope: entryDays.scopeId, on: entryDays.on, kind: entryDays.kind, cover: entryDays.cents })
    .from(entryDays)
    .where(and(ofFund, gte(entryDays.on, from)))
    .orderBy(asc(entryDays.on), asc(entryDays.kind))
  return [...earlier.map((row) => ({ ...row, on: addDays(from, -1) })), ...later]
}

/**
 * The days of the fund or of one of its pots that are short, with the cover at their end; counted in the database, so that
 * few come back.
 */
export async function shortDaysOf(reader: Reader, fund: string, scope = fund): Promise<CoverDay[]> {
  const running = reader
    .select({
      on: coverDays.on,
      cover: sql<string>`sum(${coverDays.cents}) over (order by ${coverDays.on})`.as('cover'),
    })
    .from(coverDays)
    .where(and(eq(coverDays.fundId, fund), eq(coverDays.scopeId, scope)))
    .as('running')
  const rows = await reader
    .select({ on: running.on, cover: running.cover })
    .from(running)
    .where(sql`${running.cover} < 0`)
    .orderBy(asc(running.on))
  return rows.map(({ on, cover }) => ({ on, cover: cents(Number(cover)) }))
}

async function entriesBefore(reader: Reader, fund: string, before: Date) {
  const known = and(eq(ledgerEntries.fundId, fund), lt(ledgerEntries.recordedAt, before))
  const cover = sql<string>`sum(${ledgerEntries.coverCents})`
  const line = { on: ledgerEntries.on, kind: ledgerEntries.kind, cover }
  const whole = await reader
    .select({ scope: ledgerEntries.fundId, ...line })
    .from(ledgerEntries)
    .where(known)
    .groupBy(ledgerEntries.fundId, ledgerEntries.on, ledgerEntries.kind)
  const ofPots = await reader
    .select({ scope: sql<string>`${ledgerEntries.potId}`, ...line })
    .from(ledgerEntries)
    .where(and(known, isNotNull(ledgerEntries.potId)))
    .groupBy(ledgerEntries.potId, ledgerEntries.on, ledgerEntries.kind)
  return [...whole, ...ofPots]
}

/** After every day of any book. */
const endOfTime: IsoDate = '9999-12-31'

/** What was received, is expected, is committed and was paid, for the fund and for each pot that holds any of it. */
export async function positions(
  reader: Reader,
  fund: string,
): Promise<{ fund: Position; pots: Map<string, Position> }> {
  const books = await booksOf(reader, fund, { from: endOfTime })
  return {
    fund: positionOf(books.fund),
    pots: new Map([...books.pots].map(([pot, sums]) => [pot, positionOf(sums)])),
  }
}
