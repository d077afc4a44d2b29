import { and, eq, gte, inArray, isNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { EntryKind, EntryWeight } from '#app/domain/ledger.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { contributions, donors, grants, initiatives, ledgerEntries, proposals } from '#db/schema/index.ts'
import { notClosedTo } from './closed.server.ts'

/** Which lines of the ledger are asked; what is left out is not asked. Days are the days that lines count from. */
export type LedgerFilter = {
  kinds?: readonly EntryKind[]
  grant?: string
  /** Null: money that no pot holds. */
  pot?: string | null
  weighs?: EntryWeight
  from?: IsoDate
  to?: IsoDate
  /** Recorded before this instant: what was known then. */
  knownBefore?: Date
}
export type LedgerLine = {
  number: number
  posting: string
  on: IsoDate
  /** The day it falls on, when that one was closed. */
  trueOn: IsoDate | null
  kind: EntryKind
  weighs: EntryWeight
  coverCents: Cents
  pot: string | null
  grant: string | null
  tranche: string | null
  /** Of the grant; null as well for who may not read about it. */
  reference: string | null
  initiative: string | null
  initiativeName: string | null
  contribution: string | null
  donor: string | null
  decidedOn: IsoDate | null
  recordedAt: Date
  recordedBy: string
}
export type KindSum = { kind: EntryKind; lines: number; cover: Cents }

const onAPage = 50

/** The lines that fit every filter, the newest day first, a page at a time: `after` is the last one of the page before. */
export async function findEntries(
  reader: Reader,
  actor: Person,
  filter: LedgerFilter,
  after?: number,
  most = onAPage,
): Promise<{ rows: LedgerLine[]; next: number | null }> {
  const rows = await pageOfEntries(reader, actor, filter, after, most)
  return {
    rows: rows.slice(0, most).map(lineOf),
    next: rows.length > most ? (rows[most - 1]?.number ?? null) : null,
  }
}

/** The statement of one page, with one line more that says whether there is another. */
export function pageOfEntries(
  reader: Reader,
  actor: Person,
  filter: LedgerFilter,
  after?: number,
  most = onAPage,
) {
  return selectLines(reader, actor)
    .where(and(fits(actor.fund, filter), after === undefined ? undefined : comesAfter(after)))
    .orderBy(sql`${ledgerEntries.on} desc`, sql`${ledgerEntries.number} desc`)
    .limit(most + 1)
}

/** The sum of all lines that fit, for each kind: of everything found, not of a page. */
export async function sumsOfEntries(reader: Reader, fund: string, filter: LedgerFilter): Promise<KindSum[]> {
  const rows = await sumsStatement(reader, fund, filter)
  return rows.map(({ kind, lines, cover }) => ({
    kind: kind as EntryKind,
    lines,
    cover: cents(Number(cover)),
  }))
}

export function sumsStatement(reader: Reader, fund: string, filter: LedgerFilter) {
  return reader
    .select({
      kind: ledgerEntries.kind,
      lines: sql<number>`count(*)::int`,
      cover: sql<string>`sum(${ledgerEntries.coverCents})`,
    })
    .from(ledgerEntries)
    .where(fits(fund, filter))
    .groupBy(ledgerEntries.kind)
    .orderBy(ledgerEntries.kind)
}

/** Lines with what they are for, as far as who looks may read about it. */
export function selectLines(reader: Reader, actor: Person) {
  return reader
    .select({
      number: ledgerEntries.number,
      posting: ledgerEntries.postingId,
      on: ledgerEntries.on,
      trueOn: ledgerEntries.trueOn,
      kind: ledgerEntries.kind,
      weighs: ledgerEntries.weighs,
      coverCents: ledgerEntries.coverCents,
      pot: ledgerEntries.potId,
      grant: sql<string | null>`case when ${proposals.id} is not null then ${grants.id} end`,
      tranche: ledgerEntries.trancheId,
      reference: proposals.reference,
      initiative: initiatives.id,
      initiativeName: initiatives.name,
      contribution: ledgerEntries.contributionId,
      donor: donors.name,
      decidedOn: ledgerEntries.decidedOn,
      recordedAt: ledgerEntries.recordedAt,
      recordedBy: ledgerEntries.recordedBy,
    })
    .from(ledgerEntries)
    .leftJoin(grants, eq(grants.id, ledgerEntries.grantId))
    .leftJoin(proposals, and(eq(proposals.id, grants.proposalId), notClosedTo(actor)))
    .leftJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .leftJoin(contributions, eq(contributions.id, ledgerEntries.contributionId))
    .leftJoin(donors, eq(donors.id, contributions.donorId))
}

type Row = Omit<LedgerLine, 'kind' | 'weighs'> & { kind: string; weighs: string }

export function lineOf(row: Row): LedgerLine {
  return { ...row, kind: row.kind as EntryKind, weighs: row.weighs as EntryWeight }
}

function fits(
  fund: string,
  { kinds, grant, pot, weighs, from, to, knownBefore }: LedgerFilter,
): SQL | undefined {
  return and(
    eq(ledgerEntries.fundId, fund),
    kinds && inArray(ledgerEntries.kind, [...kinds]),
    grant === undefined ? undefined : eq(ledgerEntries.grantId, grant),
    pot === undefined ? undefined : pot === null ? isNull(ledgerEntries.potId) : eq(ledgerEntries.potId, pot),
    weighs && eq(ledgerEntries.weighs, weighs),
    from === undefined ? undefined : gte(ledgerEntries.on, from),
    to === undefined ? undefined : lte(ledgerEntries.on, to),
    knownBefore && lt(ledgerEntries.recordedAt, knownBefore),
  )
}

function comesAfter(number: number): SQL {
  return sql`(${ledgerEntries.on}, ${ledgerEntries.number}) < (select before."on", before.number
    from ledger_entries before where before.number = ${number})`
}
