import type { Sheet } from '#app/exchange/sheet.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { pastGrantList } from '#db/queries/past.server.ts'
import { wordsAsked } from '../past/past-list.server.ts'
import type { ListAsked } from './list-sheets.server.ts'

/** Every grant of the past that the list shows, on all its pages. */
export async function pastSheet({ actor, query }: ListAsked): Promise<Sheet> {
  return {
    columns: [
      { head: m.past_field_reference(), type: 'text' },
      { head: m.past_field_title(), type: 'text', width: 40 },
      { head: m.past_field_grantee(), type: 'text', width: 32 },
      { head: m.past_field_kvk(), type: 'text' },
      { head: m.past_field_amount(), type: 'money' },
      { head: m.past_paid(), type: 'money' },
      { head: m.past_field_awarded_on(), type: 'day' },
      { head: m.past_field_ends_on(), type: 'day' },
      { head: m.past_field_neighbourhood(), type: 'text', width: 24 },
      { head: m.past_field_theme(), type: 'text', width: 24 },
    ],
    rows: (await pastGrantList(db(), actor, wordsAsked(query))).map((row) => [
      row.reference,
      row.title || m.past_erased(),
      row.grantee || m.past_erased(),
      row.kvk,
      row.amountCents,
      row.paidCents,
      row.awardedOn,
      row.endsOn,
      row.neighbourhood,
      row.theme,
    ]),
  }
}
