import { and, asc, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { events, ledgerEntries } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'
import { type LedgerLine, lineOf, selectLines } from './ledger-search.server.ts'
import { nameOf } from './person-name.server.ts'

/** One posting: all its lines, who booked it, and why. */
export type Posting = {
  id: string
  lines: LedgerLine[]
  /** The name of who booked it; null for the system. */
  by: string | null
  decidedOn: IsoDate | null
  donor: string | null
  /** What happened in the same act, about the same grant or contribution. */
  events: { id: string; type: string; data: Record<string, unknown> }[]
}

/** A posting of the fund; null for anything else. What it is for is left out for who may not read about it. */
export async function postingById(
  reader: Reader,
  actor: Person,
  id: string | undefined,
): Promise<Posting | null> {
  if (!isUuid(id)) return null
  const rows = await selectLines(reader, actor)
    .where(and(eq(ledgerEntries.fundId, actor.fund), eq(ledgerEntries.postingId, id)))
    .orderBy(asc(ledgerEntries.on), asc(ledgerEntries.number))
  const [first] = rows
  if (!first) return null
  const { decidedOn, donor } = first
  return {
    id,
    lines: rows.map(lineOf),
    by: isUuid(first.recordedBy) ? await nameOf(reader, first.recordedBy) : null,
    decidedOn,
    donor,
    events: await causes(reader, actor.fund, first),
  }
}

/** A command gives its posting and its event the same moment. */
async function causes(
  reader: Reader,
  fund: string,
  { grant, contribution, recordedAt }: Pick<LedgerLine, 'grant' | 'contribution' | 'recordedAt'>,
) {
  return reader
    .select({ id: events.id, type: events.type, data: events.data })
    .from(events)
    .where(
      and(
        eq(events.fundId, fund),
        eq(events.at, recordedAt),
        grant
          ? sql`(${events.subjectId} = ${grant} or ${events.data}->>'grant' = ${grant})`
          : sql`${events.data}->>'contribution' = ${contribution}`,
      ),
    )
    .orderBy(asc(events.number))
}
