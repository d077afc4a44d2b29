import { dayOf } from '#app/domain/calendar.ts'
import { type GrantColumn, grantColumns } from '#app/exchange/open/grants-sheet.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { columnWords } from './column-words.server.ts'
import { openFileNames, openFiles } from './file-list.server.ts'
import { licenceUrl } from './licence.ts'
import { openDataOfFund } from './open-data.server.ts'
import { fileLanguage } from './words.server.ts'

/** Every file with what is in it, what one may do with it, what is not in it, and when something last changed. */
export async function openDataPage(language: Language) {
  const { fund, grants, past, changedAt } = await openDataOfFund()
  const columns = Object.keys(grantColumns) as GrantColumn[]
  return {
    fund: fund.legalName,
    example: fund.example,
    licence: licenceUrl,
    changed: formatDay(dayOf(changedAt), language),
    files: openFileNames
      .filter((name) => grants.length + past.length > 0 || !('mayBeAbsent' in openFiles[name]))
      .map((name) => ({ key: name, href: `/open-data/${name}`, about: openFiles[name].about() })),
    columns: columns.map((key) => ({
      key,
      head: columnWords[key].head({}, { locale: fileLanguage }),
      about: columnWords[key].about(),
    })),
  }
}
