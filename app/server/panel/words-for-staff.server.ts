import type { Person } from '#app/domain/access.ts'
import { contactFor } from '#app/domain/fund.ts'
import type { WordsContext } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { contactsOf } from '#db/queries/fund.server.ts'

/** How a refusal is said to panel and staff: in the fund's own words, with somebody else to call. */
export async function forStaff(reader: Pick<Person, 'fund' | 'name'>): Promise<WordsContext> {
  return { audience: 'staff', person: contactFor(await contactsOf(db(), reader.fund), reader.name) }
}
