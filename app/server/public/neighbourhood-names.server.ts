import { formatList } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'

/** The neighbourhoods of a fund as people say them: one that has parts is named with them, "Zuid met Haven". */
export async function neighbourhoodNames(fund: string, language: Language): Promise<string[]> {
  const all = await neighbourhoodsOf(db(), fund)
  return all
    .filter(({ parentKey }) => parentKey === null)
    .map(({ key, name }) => {
      const parts = all.filter(({ parentKey }) => parentKey === key).map((part) => part.name)
      return parts.length > 0
        ? m.public_neighbourhood_with({ name, parts: formatList(parts, language) })
        : name
    })
}
