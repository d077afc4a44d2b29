import { and, asc, eq, exists, gt, inArray, lte, notExists, or, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { openThings } from '#app/domain/grant/board.ts'
import { asksOf, lateFrom, namesFor, type Standing, turnsOn } from '#app/domain/grant/standing.ts'
import { amountOfTranche } from '#app/domain/grant/tranche.ts'
import type { Reader } from '#db/client.server.ts'
import { events, grants, termsVersions, trancheStandings } from '#db/schema/index.ts'
import { factsByGrant, type GrantFacts, standingOf } from './tranches.server.ts'

/** A tranche that still waits for something; what keeps it is told. */
const waits = new Set(['planned', 'waiting', 'held'])

/** Where each tranche of a grant stands, evaluated from its facts. */
export function standingsOf(known: GrantFacts, readyAt: ReadonlyMap<string, Date>): Standing[] {
  return known.plan.tranches.map((tranche) => {
    const release = known.releases.get(tranche.id) ?? null
    const { state, missing } = standingOf(known, tranche)
    const open = waits.has(state) ? openThings(missing, known.facts.signed) : []
    return {
      tranche: tranche.id,
      number: tranche.number,
      of: known.plan.tranches.length,
      amountCents: amountOfTranche(tranche, state, release),
      plannedOn: tranche.plannedOn,
      state,
      missing: open,
      names: namesFor(open, known.facts),
      lateFrom: lateFrom(tranche.plannedOn, state),
      turnsOn: turnsOn(open),
      asks: asksOf(state, open),
      readySince: state === 'ready' ? (readyAt.get(tranche.id) ?? null) : null,
      release: release?.id ?? null,
      preparedBy: release?.preparedBy ?? null,
      paidOn: state === 'paid' ? (release?.paidOn ?? null) : null,
    }
  })
}

export type StandingRow = typeof trancheStandings.$inferInsert

/** The rows of the projection for some grants of a fund, evaluated anew; in so many questions however many grants. */
export async function evaluatedRows(
  reader: Reader,
  fund: string,
  ids: readonly string[],
  today: IsoDate,
): Promise<StandingRow[]> {
  if (ids.length === 0) return []
  const found = await reader
    .select()
    .from(grants)
    .where(and(eq(grants.fundId, fund), inArray(grants.id, [...ids])))
  const byId = new Map(found.map((grant) => [grant.id, grant]))
  const readyAt = await readyTimes(reader, ids)
  const facts = await factsByGrant(reader, fund, found, today)
  return facts.flatMap((known) => {
    const grant = byId.get(known.grant)
    if (!grant) return []
    const neighbourhoods = grant.neighbourhoods.toSorted()
    const of = {
      fundId: grant.fundId,
      grantId: grant.id,
      reference: grant.reference,
      potId: grant.potId,
      roundId: grant.roundId,
      neighbourhoods,
      places: neighbourhoods.join(' '),
    }
    const standings = standingsOf(known, readyAt.get(grant.id) ?? new Map())
    return standings.map(({ tranche, release, ...standing }) => ({
      ...of,
      ...standing,
      trancheId: tranche,
      releaseId: release,
      month: standing.plannedOn.slice(0, 7),
    }))
  })
}

/** What the projection holds of these grants. */
export async function keptRows(reader: Reader, ids: readonly string[]): Promise<StandingRow[]> {
  if (ids.length === 0) return []
  return reader
    .select()
    .from(trancheStandings)
    .where(inArray(trancheStandings.grantId, [...ids]))
    .orderBy(asc(trancheStandings.grantId), asc(trancheStandings.number))
}

/**
 * The grants that a day alone changes: a day that one of their tranches waits for has come, or nothing is kept of them yet.
 */
export async function grantsDue(reader: Reader, today: IsoDate): Promise<{ id: string; fund: string }[]> {
  const mine = eq(trancheStandings.grantId, grants.id)
  const kept = reader.select({ one: sql`1` }).from(trancheStandings)
  const agreed = reader
    .select({ one: sql`1` })
    .from(termsVersions)
    .where(eq(termsVersions.grantId, grants.id))
  return reader
    .select({ id: grants.id, fund: grants.fundId })
    .from(grants)
    .where(
      or(
        inArray(
          grants.id,
          reader
            .select({ id: trancheStandings.grantId })
            .from(trancheStandings)
            .where(lte(trancheStandings.turnsOn, today)),
        ),
        and(notExists(kept.where(mine)), exists(agreed)),
      ),
    )
    .orderBy(asc(grants.id))
}

/** Some grants of all funds by id, after one; for who goes through all of them piece by piece. */
export async function grantsAfter(reader: Reader, after: string | null, most: number) {
  return reader
    .select({ id: grants.id, fund: grants.fundId })
    .from(grants)
    .where(after === null ? undefined : gt(grants.id, after))
    .orderBy(asc(grants.id))
    .limit(most)
}

/** When each tranche was said to be ready, by grant. */
export async function readyTimes(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, Map<string, Date>>> {
  const rows = await reader
    .select({ grant: events.subjectId, tranche: sql<string>`${events.data}->>'tranche'`, at: events.at })
    .from(events)
    .where(
      and(
        eq(events.subjectKind, 'grant'),
        inArray(events.subjectId, [...ids]),
        eq(events.type, 'tranche-ready'),
      ),
    )
    .orderBy(asc(events.sequence))
  const times = new Map<string, Map<string, Date>>()
  for (const { grant, tranche, at } of rows)
    times.set(grant, (times.get(grant) ?? new Map<string, Date>()).set(tranche, at))
  return times
}
