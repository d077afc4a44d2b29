import type { Sheet } from '#app/exchange/sheet.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { askedGrants } from '../granting/grant-list.server.ts'
import type { ListAsked } from './list-sheets.server.ts'

/** The grants that are asked for and that this person may see, with what was awarded and what was paid. */
export async function grantSheet({ actor, query }: ListAsked): Promise<Sheet> {
  return {
    columns: [
      { head: m.manager_grant_reference(), type: 'text' },
      { head: m.manager_grant_initiative(), type: 'text', width: 40 },
      { head: m.manager_grant_state(), type: 'text', width: 24 },
      { head: m.manager_grant_amount(), type: 'money' },
      { head: m.manager_grant_paid(), type: 'money' },
      { head: m.manager_grant_ends(), type: 'day' },
    ],
    rows: (await askedGrants(actor, query)).rows.map((row) => [
      row.reference,
      row.initiativeName,
      stateWord('grant', row.state, 'staff', currentLocale()) ?? row.state,
      row.amountCents,
      row.paidCents,
      row.endsOn,
    ]),
  }
}
