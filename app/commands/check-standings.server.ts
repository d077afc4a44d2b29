import { dayOf } from '#app/domain/calendar.ts'
import { hashOf } from '#app/effects/hash.ts'
import { record } from '#app/effects/record.server.ts'
import { db, type Reader, transaction } from '#db/client.server.ts'
import { evaluatedRows, grantsAfter, keptRows, type StandingRow } from '#db/queries/standings.server.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { refreshConditions } from './refresh-conditions.server.ts'

/** What the lists of payments said of a tranche that its facts do not say. */
export type StandingDifference = { grant: string; tranche: string }

const atOnce = 100

/**
 * Every night: evaluates the payments of all grants anew and compares them with what their lists say. What differs is
 * looked at again under the lock of its grant, recorded, set right and answered; there should be none.
 */
export async function checkStandings(now: Date): Promise<StandingDifference[]> {
  await refreshConditions(now)
  const found: StandingDifference[] = []
  let after: string | null = null
  for (;;) {
    const some = await grantsAfter(db(), after, atOnce)
    for (const fund of new Set(some.map((grant) => grant.fund))) {
      const ids = some.filter((grant) => grant.fund === fund).map(({ id }) => id)
      const suspect = new Set((await differences(db(), fund, ids, now)).map(({ grant }) => grant))
      for (const grant of suspect) found.push(...(await setRight(fund, grant, now)))
    }
    if (some.length < atOnce) return found
    after = some.at(-1)?.id ?? null
  }
}

/** How many tranches a fund has, and each whose list says what its facts do not say, on a day; nothing is changed. */
export async function standingDifferences(
  reader: Reader,
  fund: string,
  now: Date,
): Promise<{ tranches: number; different: StandingDifference[] }> {
  const found: StandingDifference[] = []
  let tranches = 0
  let after: string | null = null
  for (;;) {
    const some = await grantsAfter(reader, after, atOnce)
    const ids = some.filter((grant) => grant.fund === fund).map(({ id }) => id)
    tranches += (await keptRows(reader, ids)).length
    found.push(...(await differences(reader, fund, ids, now)))
    if (some.length < atOnce) return { tranches, different: found }
    after = some.at(-1)?.id ?? null
  }
}

async function setRight(fund: string, grant: string, now: Date): Promise<StandingDifference[]> {
  return transaction(async (tx) => {
    const different = (await lockGrant(tx, fund, grant)) ? await differences(tx, fund, [grant], now) : []
    if (different.length === 0) return []
    const tranches = different.map(({ tranche }) => tranche)
    await record(tx, { type: 'standings-corrected', fund, actor: 'system', grant, tranches, at: now })
    return different
  })
}

async function differences(
  reader: Reader,
  fund: string,
  ids: readonly string[],
  now: Date,
): Promise<StandingDifference[]> {
  const kept = said(await keptRows(reader, ids))
  const evaluated = said(await evaluatedRows(reader, fund, ids, dayOf(now)))
  return [...new Set([...kept.keys(), ...evaluated.keys()])]
    .filter((key) => kept.get(key) !== evaluated.get(key))
    .map((key) => ({ grant: key.slice(0, 36), tranche: key.slice(37) }))
}

function said(rows: readonly StandingRow[]): Map<string, string> {
  return new Map(
    rows.map((row) => [
      `${row.grantId} ${row.trancheId}`,
      hashOf({ ...row, readySince: row.readySince?.toISOString() ?? null }),
    ]),
  )
}
