import { and, asc, eq, inArray, lt, lte } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { DonorMove } from '#app/domain/ledger/donor-share.ts'
import { cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { contributions, donors, grants, ledgerEntries } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** Who gave money to this fund; null for anybody else. */
export async function donorById(reader: Reader, fund: string, id: string | undefined) {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({ id: donors.id, name: donors.name })
    .from(donors)
    .where(and(eq(donors.fundId, fund), eq(donors.id, id)))
  return row ?? null
}

/** How the money of donors moved by the end of a day, as it was known before an instant, in the order of the ledger. */
export async function donorMoves(
  reader: Reader,
  fund: string,
  on: IsoDate,
  knownBefore: Date,
): Promise<DonorMove[]> {
  const rows = await reader
    .select({
      posting: ledgerEntries.postingId,
      kind: ledgerEntries.kind,
      cover: ledgerEntries.coverCents,
      pot: ledgerEntries.potId,
      donor: contributions.donorId,
    })
    .from(ledgerEntries)
    .leftJoin(contributions, eq(contributions.id, ledgerEntries.contributionId))
    .where(
      and(
        eq(ledgerEntries.fundId, fund),
        inArray(ledgerEntries.kind, ['contribution-received', 'transfer-in', 'transfer-out']),
        lte(ledgerEntries.on, on),
        lt(ledgerEntries.recordedAt, knownBefore),
      ),
    )
    .orderBy(asc(ledgerEntries.on), asc(ledgerEntries.number))
  return rows.flatMap(({ posting, kind, cover, pot, donor }): DonorMove[] => {
    if (kind === 'contribution-received')
      return donor ? [{ kind: 'received', donor, scope: pot, cents: cover }] : []
    if (kind !== 'transfer-out') return []
    const other = rows.find((row) => row.posting === posting && row.kind === 'transfer-in')
    return [{ kind: 'moved', from: pot, to: other?.pot ?? null, cents: cents(-cover) }]
  })
}

/** The grants of a fund with the pot that each is paid from. */
export async function potsOfGrants(reader: Reader, fund: string): Promise<ReadonlyMap<string, string>> {
  const rows = await reader
    .select({ id: grants.id, pot: grants.potId })
    .from(grants)
    .where(eq(grants.fundId, fund))
  return new Map(rows.map(({ id, pot }) => [id, pot]))
}
