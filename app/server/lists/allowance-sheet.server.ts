import type { Sheet } from '#app/exchange/sheet.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { allowancesOf } from '../panel/allowances.server.ts'
import type { ListAsked } from './list-sheets.server.ts'

/** What members of the panel got for meetings in the year that is asked for, and what is open over all. */
export async function allowanceSheet({ actor, query }: ListAsked): Promise<Sheet> {
  const { rows } = await allowancesOf(actor, query)
  return {
    columns: [
      { head: m.allowance_col_member(), type: 'text', width: 30 },
      { head: m.allowance_meetings(), type: 'number' },
      { head: m.allowance_col_due(), type: 'money' },
      { head: m.allowance_col_paid(), type: 'money' },
      { head: m.allowance_col_open(), type: 'money' },
    ],
    rows: rows.map(({ name, meetings, due, paid, open }) => [name, meetings, due, paid, open]),
  }
}
