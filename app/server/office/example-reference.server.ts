import { referenceOf } from '#app/domain/fund.ts'
import { db } from '#db/client.server.ts'
import { fundById } from '#db/queries/fund.server.ts'

/** What a reference of a fund looks like, to show beside a box to search in: its prefix, its first year, any number. */
export async function exampleOf(fund: string): Promise<string> {
  const row = await fundById(db(), fund)
  return row ? referenceOf(row.referencePrefix, Number(row.startsOn.slice(0, 4)), 42) : ''
}
