import { and, eq } from 'drizzle-orm'
import type { FundDecisionData } from '#app/domain/ledger/fund-decision.ts'
import { canSetCeiling, canTransfer } from '#app/domain/ledger/transfer.ts'
import { cents } from '#app/domain/money.ts'
import { refused, type Verdict } from '#app/domain/verdict.ts'
import type { Reader } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { unboundIn } from '#db/queries/ledger.server.ts'
import { committedUnder } from '#db/queries/room.server.ts'
import { funds, pots, rounds } from '#db/schema/index.ts'

/**
 * May this be decided about the fund's money, as the books stand? Refuses `not-found` for a pot or round that is not of
 * this fund, and what `canTransfer` and `canSetCeiling` refuse; whether every day stays covered is judged as it is posted.
 */
export async function judgeFundDecision(
  reader: Reader,
  fund: string,
  data: FundDecisionData,
): Promise<Verdict> {
  if (data.kind === 'transfer') {
    for (const pot of [data.from, data.to])
      if (pot !== null && !(await isOfFund(reader, fund, 'pot', pot))) return refused('not-found')
    return canTransfer(data, data.from === null ? cents(0) : await unboundIn(reader, fund, data.from))
  }
  if (!(await isOfFund(reader, fund, data.scope, data.scopeId))) return refused('not-found')
  const sums = await committedUnder(reader, fund, [data.scopeId])
  return canSetCeiling(data.ceiling, sums.get(`${data.scope}|${data.scopeId}`) ?? cents(0))
}

async function isOfFund(
  reader: Reader,
  fund: string,
  scope: 'fund' | 'pot' | 'round' | 'year',
  id: string,
): Promise<boolean> {
  if (scope === 'fund') return id === fund
  if (scope === 'year') {
    const [row] = await reader.select().from(funds).where(eq(funds.id, fund))
    return row !== undefined && id >= row.startsOn.slice(0, 4) && id <= row.endsOn.slice(0, 4)
  }
  const table = scope === 'pot' ? pots : rounds
  if (!isUuid(id)) return false
  const rows = await reader
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.fundId, fund), eq(table.id, id)))
  return rows.length > 0
}
