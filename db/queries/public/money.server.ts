import { asc, eq, sql } from 'drizzle-orm'
import { type WhereMoneyIs, whereMoneyIs } from '#app/domain/ledger/where-money-is.ts'
import type { EntryKind } from '#app/domain/ledger.ts'
import type { Cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { ledgerEntries, pots } from '#db/schema/index.ts'

export type PotMoney = WhereMoneyIs & { key: string; name: string; ceilingCents: Cents }

/** Where the money of a fund is, and of each of its pots: counted from the ledger and from nothing else. */
export async function moneyOf(
  reader: Reader,
  fund: string,
): Promise<{ whole: WhereMoneyIs; pots: PotMoney[]; loose: WhereMoneyIs }> {
  const rows = await reader
    .select({
      pot: ledgerEntries.potId,
      kind: ledgerEntries.kind,
      cover: sql<number>`sum(${ledgerEntries.coverCents})`.mapWith(Number),
    })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.fundId, fund))
    .groupBy(ledgerEntries.potId, ledgerEntries.kind)
  const sums = rows.map(({ pot, kind, cover }) => ({ pot, kind: kind as EntryKind, cover }))
  const named = await reader.select().from(pots).where(eq(pots.fundId, fund)).orderBy(asc(pots.sort))
  return {
    whole: whereMoneyIs(sums),
    pots: named.map(({ id, key, name, ceilingCents }) => ({
      key,
      name,
      ceilingCents,
      ...whereMoneyIs(sums.filter(({ pot }) => pot === id)),
    })),
    loose: whereMoneyIs(sums.filter(({ pot }) => pot === null)),
  }
}
