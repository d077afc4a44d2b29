import { and, eq, isNotNull, max } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { bookableLines, type ClosedThrough } from '#app/domain/ledger/closing.ts'
import type { Entry, EntryWeight } from '#app/domain/ledger.ts'
import { doAsked, type Tx } from '../client.server.ts'
import { RefusedByDatabase, refusalIn } from '../refused-by-database.ts'
import { closedPeriods, funds, ledgerEntries } from '../schema/index.ts'

export type Posting = {
  id: string
  fund: string
  weighs: EntryWeight
  lines: readonly Entry[]
  round?: string
  contribution?: string
  /** The day of the decision that a commitment belongs to: the year's ceiling counts it there. */
  decidedOn?: IsoDate
  by: string
  at: Date
}

/**
 * Writes one posting as one INSERT, last in the transaction, because it locks the fund: what was asked for before the
 * commit is done first, so that nobody waits for it at that lock. What falls in a closed year is
 * booked on the first open day. A decision that cover, a ceiling or a closed year cannot bear is thrown as a refusal,
 * which `transaction` answers after rolling back.
 */
export async function post(tx: Tx, posting: Posting): Promise<void> {
  if (posting.lines.length === 0) return
  await doAsked(tx)
  const bookable = bookableLines(posting.lines, posting.weighs, await closedThrough(tx, posting.fund))
  if (!bookable.ok) throw new RefusedByDatabase(bookable)
  try {
    await tx.insert(ledgerEntries).values(
      bookable.lines.map((line) => ({
        fundId: posting.fund,
        postingId: posting.id,
        weighs: posting.weighs,
        kind: line.kind,
        on: line.on,
        trueOn: line.trueOn ?? null,
        coverCents: line.cover,
        potId: line.pot ?? null,
        roundId: posting.round ?? null,
        grantId: line.grant ?? null,
        trancheId: line.tranche ?? null,
        contributionId: posting.contribution ?? null,
        decidedOn: posting.decidedOn ?? null,
        recordedAt: posting.at,
        recordedBy: posting.by,
      })),
    )
  } catch (error) {
    const refusal = refusalIn(error)
    throw refusal ? new RefusedByDatabase(refusal) : error
  }
}

/** The last closed day of a fund, under its lock, so that no year closes meanwhile. */
export async function closedThrough(tx: Tx, fund: string): Promise<ClosedThrough> {
  await tx.select({ id: funds.id }).from(funds).where(eq(funds.id, fund)).for('no key update')
  const [row] = await tx
    .select({ through: max(closedPeriods.toOn) })
    .from(closedPeriods)
    .where(and(eq(closedPeriods.fundId, fund), isNotNull(closedPeriods.decidedAt)))
  return row?.through ?? null
}
