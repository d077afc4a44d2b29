import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Promised, type Receipt, stillDue } from '#app/domain/ledger/contribution.ts'
import type { Cents } from '#app/domain/money.ts'
import type { OpenPromise } from '#app/domain/payment/promise.ts'
import type { Reader } from '#db/client.server.ts'
import { contributionReceipts, contributions, donors, statementEntries } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type Contribution = Promised & {
  id: string
  donor: string
  donorName: string
  pot: string | null
  amountCents: Cents
  source: string | null
  withdrawnOn: IsoDate | null
  withdrawnReason: string | null
  recordedAt: Date
  receipts: (Receipt & { id: string })[]
  /** What is still to come of it. */
  due: Cents
}

/** Everything that donors promised to a fund, by the day it is due; of one donor when asked. Two questions. */
export async function contributionsOf(
  reader: Reader,
  fund: string,
  asked: { donor?: string; contribution?: string } = {},
): Promise<Contribution[]> {
  const rows = await reader
    .select({
      id: contributions.id,
      donor: contributions.donorId,
      donorName: donors.name,
      pot: contributions.potId,
      amountCents: contributions.amountCents,
      dueOn: contributions.dueOn,
      acceptedShareBp: contributions.acceptedShareBp,
      source: contributions.source,
      withdrawnOn: contributions.withdrawnOn,
      withdrawnReason: contributions.withdrawnReason,
      recordedAt: contributions.recordedAt,
    })
    .from(contributions)
    .innerJoin(donors, eq(donors.id, contributions.donorId))
    .where(
      and(
        eq(contributions.fundId, fund),
        asked.donor ? eq(contributions.donorId, asked.donor) : undefined,
        asked.contribution ? eq(contributions.id, asked.contribution) : undefined,
      ),
    )
    .orderBy(asc(contributions.dueOn), asc(contributions.id))
  const ids = rows.map(({ id }) => id)
  const received = ids.length
    ? await reader
        .select()
        .from(contributionReceipts)
        .where(inArray(contributionReceipts.contributionId, ids))
        .orderBy(asc(contributionReceipts.valueOn), asc(contributionReceipts.id))
    : []
  return rows.map((row) => {
    const receipts = received
      .filter(({ contributionId }) => contributionId === row.id)
      .map(({ id, cents, valueOn }) => ({ id, cents, valueOn }))
    return { ...row, receipts, due: stillDue(row, receipts, row.withdrawnOn !== null) }
  })
}

/** One promise of this fund; null for anything else. */
export async function contributionById(
  reader: Reader,
  fund: string,
  id: string | undefined,
): Promise<Contribution | null> {
  if (!isUuid(id)) return null
  const [row] = await contributionsOf(reader, fund, { contribution: id })
  return row ?? null
}

/** What donors promised and is still to come, with the accounts that their money came from before. */
export async function openPromises(reader: Reader, fund: string): Promise<OpenPromise[]> {
  const open = (await contributionsOf(reader, fund)).filter(({ due }) => due > 0)
  if (open.length === 0) return []
  const known = await reader
    .selectDistinct({ donor: contributions.donorId, iban: statementEntries.iban })
    .from(statementEntries)
    .innerJoin(contributions, eq(contributions.id, statementEntries.contributionId))
    .where(and(eq(statementEntries.fundId, fund), isNotNull(statementEntries.iban)))
  return open.map(({ id, donor, donorName, due, dueOn, source }) => ({
    ...{ contribution: id, donor, donorName, due, dueOn, source },
    ibans: known.flatMap((row) => (row.donor === donor && row.iban ? [row.iban] : [])),
  }))
}

/** Who gave or promised money to a fund, by name. */
export async function donorsOf(reader: Reader, fund: string) {
  return reader.select().from(donors).where(eq(donors.fundId, fund)).orderBy(asc(donors.name))
}
