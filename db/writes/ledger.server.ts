import type { IsoDate } from '#app/domain/calendar.ts'
import type { Entry, EntryWeight } from '#app/domain/ledger.ts'
import type { Tx } from '../client.server.ts'
import { RefusedByDatabase, refusalIn } from '../refused-by-database.ts'
import { ledgerEntries } from '../schema/index.ts'

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
 * Writes one posting as one INSERT, last in the transaction, because its trigger locks the fund. A decision that cover or
 * a ceiling cannot bear is thrown as a refusal, which `transaction` answers after rolling back.
 */
export async function post(tx: Tx, posting: Posting): Promise<void> {
  if (posting.lines.length === 0) return
  try {
    await tx.insert(ledgerEntries).values(
      posting.lines.map((line) => ({
        fundId: posting.fund,
        postingId: posting.id,
        weighs: posting.weighs,
        kind: line.kind,
        on: line.on,
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
