import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { PlannedAmount } from '#app/domain/ledger/lines.ts'
import { type CoverDay, coverDays as coverOf, type EntryKind } from '#app/domain/ledger.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { coverDays, ledgerEntries } from '#db/schema/index.ts'

/** What of the ledger one figure of the fund's position is made of. */
export const positionParts = {
  received: ['contribution-received', 'recovery-received', 'repayment-received'],
  expected: ['contribution-signed', 'repayment-expected', 'expectation-reversed'],
  committed: ['commitment', 'decommitment'],
  paid: ['payment-made'],
} as const satisfies Record<string, EntryKind[]>
export type PositionPart = keyof typeof positionParts
export type Position = Record<PositionPart, Cents>

/**
 * What is committed for a grant and not taken back, per tranche and planned day; the award before the first terms is one
 * without a tranche. Amounts in cents; paying changes nothing here.
 */
export async function openCommitments(reader: Reader, grant: string): Promise<PlannedAmount[]> {
  const total = sql<string>`sum(${ledgerEntries.coverCents})`
  const rows = await reader
    .select({ tranche: ledgerEntries.trancheId, on: ledgerEntries.on, cover: total })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.grantId, grant), inArray(ledgerEntries.kind, [...positionParts.committed])))
    .groupBy(ledgerEntries.trancheId, ledgerEntries.on)
    .orderBy(asc(ledgerEntries.on), asc(ledgerEntries.trancheId))
  return rows
    .map(({ tranche, on, cover }) => ({
      ...(tranche ? { id: tranche } : {}),
      amount: -Number(cover),
      plannedOn: on,
    }))
    .filter(({ amount }) => amount !== 0)
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

/** What was received, is expected, is committed and was paid, for the fund and for each pot that holds any of it. */
export async function positions(
  reader: Reader,
  fund: string,
): Promise<{ fund: Position; pots: Map<string, Position> }> {
  const rows = await reader
    .select({
      pot: ledgerEntries.potId,
      kind: ledgerEntries.kind,
      cover: sql<string>`sum(${ledgerEntries.coverCents})`,
    })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.fundId, fund))
    .groupBy(ledgerEntries.potId, ledgerEntries.kind)
  const of = (some: typeof rows) =>
    positionOf(some.map(({ kind, cover }) => ({ kind, cover: Number(cover) })))
  const pots = [...new Set(rows.flatMap(({ pot }) => pot ?? []))]
  return {
    fund: of(rows),
    pots: new Map(pots.map((pot) => [pot, of(rows.filter((row) => row.pot === pot))])),
  }
}

function positionOf(sums: readonly { kind: string; cover: number }[]): Position {
  const total = (part: PositionPart) =>
    sums
      .filter(({ kind }) => (positionParts[part] as readonly string[]).includes(kind))
      .reduce((sum, { cover }) => sum + cover, 0)
  return {
    received: cents(total('received')),
    expected: cents(total('expected')),
    committed: cents(-total('committed')),
    paid: cents(-total('paid')),
  }
}
