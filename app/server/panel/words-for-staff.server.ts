import type { WordsContext } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { contactsOf } from '#db/queries/fund.server.ts'

/** How a refusal is said to panel and staff: in the fund's own words, with the person to call. */
export async function forStaff(fund: string): Promise<WordsContext> {
  const [person] = await contactsOf(db(), fund)
  return { audience: 'staff', person: person ?? null }
}
