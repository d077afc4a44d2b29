import type { HelperLine } from '#app/components/together/helper-lines.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { helperRecordsOf } from '#db/queries/helpers.server.ts'

/** Who helped with the newest text of a proposal, in words; erased names are left out. */
export async function helperLines(proposal: string, group: string): Promise<HelperLine[]> {
  const records = await helperRecordsOf(db(), proposal)
  return records
    .filter(({ name }) => name !== '')
    .map(({ id, name, organisation, confirmedAt }) => {
      const helper = organisation ? m.together_helper_of({ name, organisation }) : name
      const said = { helper, group: group || m.together_helper_the_group() }
      const day = confirmedAt && formatDay(dayOf(confirmedAt), currentLocale())
      return {
        key: id,
        name,
        line: day ? m.together_helper_line_confirmed({ ...said, day }) : m.together_helper_line_open(said),
        confirmed: day !== null,
      }
    })
}
