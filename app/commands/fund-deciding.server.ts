import { and, eq } from 'drizzle-orm'
import { dayOf, type IsoDate, later } from '#app/domain/calendar.ts'
import { canCloseFund, openFund } from '#app/domain/ledger/fund-closing.ts'
import type { FundDecisionData } from '#app/domain/ledger/fund-decision.ts'
import { canSetCeiling, canTransfer } from '#app/domain/ledger/transfer.ts'
import { cents } from '#app/domain/money.ts'
import { refused, type Verdict } from '#app/domain/verdict.ts'
import type { Reader } from '#db/client.server.ts'
import { closedOn, closingFacts, outlivingLoans } from '#db/queries/fund-closing.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { givingOf } from '#db/queries/ledger.server.ts'
import { nameOfScope } from '#db/queries/named-refusal.server.ts'
import { committedUnder } from '#db/queries/room.server.ts'
import { funds, pots, rounds } from '#db/schema/index.ts'

/**
 * May this be decided about the fund's money, as the books stand? Refuses `not-found` for a pot or round that is not of
 * this fund, and what `canTransfer`, `canSetCeiling`, `canCloseFund` and `openFund` refuse.
 */
export async function judgeFundDecision(
  reader: Reader,
  fund: string,
  data: FundDecisionData,
  { now, decision = null }: { now: Date; decision?: string | null },
): Promise<Verdict> {
  const closed = await closedOn(reader, fund)
  if (data.kind === 'closing') {
    const loans = (await outlivingLoans(reader, fund, now)).length
    const facts = await closingFacts(reader, fund, now, decision)
    return canCloseFund(facts, { closedOn: closed, loans, loansTo: data.loansTo })
  }
  const open = openFund(closed)
  if (!open.ok) return open
  if (data.kind === 'transfer') {
    for (const pot of [data.from, data.to])
      if (pot !== null && !(await isOfFund(reader, fund, 'pot', pot))) return refused('not-found')
    return judgeTransfer(reader, fund, data, dayOf(now))
  }
  if (!(await isOfFund(reader, fund, data.scope, data.scopeId))) return refused('not-found')
  const sums = await committedUnder(reader, fund, [data.scopeId])
  return canSetCeiling(data.ceiling, sums.get(`${data.scope}|${data.scopeId}`) ?? cents(0))
}

/** On its day, or on this one when that has passed; a shortage with the name of the pot. */
async function judgeTransfer(
  reader: Reader,
  fund: string,
  data: Extract<FundDecisionData, { kind: 'transfer' }>,
  today: IsoDate,
): Promise<Verdict> {
  const { from, on } = data
  const verdict = canTransfer({ ...data, on: later(on, today) }, await givingOf(reader, fund, from))
  if (verdict.ok || verdict.reason.code !== 'transfer-short') return verdict
  const of = from === null ? 'no-pot' : await nameOfScope(reader, 'pot', from)
  return { ok: false, reason: { ...verdict.reason, of } }
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
