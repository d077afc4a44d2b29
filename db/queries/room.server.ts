import { and, eq, inArray } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { headroom } from '#app/domain/ledger.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import { freeUnder, type Limit } from '#app/domain/panel/room.ts'
import type { Reader } from '#db/client.server.ts'
import { committedSums, funds, pots, rounds, yearCeilings } from '#db/schema/index.ts'
import { coverOfScope } from './ledger.server.ts'

/** What can still be awarded by a fund, or by one of its pots, from a day on; in cents, negative when a later day is short. */
export async function headroomOf(reader: Reader, fund: string, scope: string, from: IsoDate): Promise<Cents> {
  return headroom(await coverOfScope(reader, fund, scope), from)
}

/** The least of what is free under every ceiling and of what fund and pot carry from a day on; in cents. */
export async function freeFor(
  reader: Reader,
  batch: { fund: string; round: string; pot: string },
  startsOn: IsoDate,
  day: IsoDate,
): Promise<number> {
  const [limits, ofFund, ofPot] = await Promise.all([
    limitsFor(reader, batch, day),
    headroomOf(reader, batch.fund, batch.fund, startsOn),
    headroomOf(reader, batch.fund, batch.pot, startsOn),
  ])
  return Math.min(ofFund, ofPot, ...limits.map(freeUnder))
}

/** The ceilings that a decision of this day falls under, with what is committed under each. */
export async function limitsFor(
  reader: Reader,
  { fund, round, pot }: { fund: string; round: string; pot: string },
  day: IsoDate,
): Promise<Limit[]> {
  const year = day.slice(0, 4)
  const [[ofRound], [ofPot], [ofYear], [ofFund], sums] = await Promise.all([
    reader
      .select({ name: rounds.name, ceiling: rounds.ceilingCents })
      .from(rounds)
      .where(eq(rounds.id, round)),
    reader.select({ name: pots.name, ceiling: pots.ceilingCents }).from(pots).where(eq(pots.id, pot)),
    reader
      .select({ ceiling: yearCeilings.ceilingCents })
      .from(yearCeilings)
      .where(and(eq(yearCeilings.fundId, fund), eq(yearCeilings.year, Number(year)))),
    reader.select({ name: funds.name, ceiling: funds.ceilingCents }).from(funds).where(eq(funds.id, fund)),
    committedUnder(reader, fund, [round, pot, year, fund]),
  ])
  const limit = (
    scope: Limit['scope'],
    id: string,
    of: { name: string; ceiling: Cents } | undefined,
  ): Limit[] =>
    of
      ? [{ scope, name: of.name, ceiling: of.ceiling, committed: sums.get(`${scope}|${id}`) ?? cents(0) }]
      : []
  return [
    ...limit('round', round, ofRound),
    ...limit('pot', pot, ofPot),
    ...limit('year', year, ofYear && { name: year, ceiling: ofYear.ceiling }),
    ...limit('fund', fund, ofFund),
  ]
}

/** What is committed under these ceilings, by `scope|id`; a scope with nothing is absent. */
export async function committedUnder(
  reader: Reader,
  fund: string,
  ids: readonly string[],
): Promise<Map<string, Cents>> {
  const rows = await reader
    .select()
    .from(committedSums)
    .where(and(eq(committedSums.fundId, fund), inArray(committedSums.scopeId, [...ids])))
  return new Map(rows.map((row) => [`${row.scope}|${row.scopeId}`, row.cents]))
}
