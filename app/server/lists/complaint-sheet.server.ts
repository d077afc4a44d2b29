import { answerDay } from '#app/domain/complaint.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import { complaintKindWords } from '#app/i18n/complaint-words.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { complaintsFor } from '../complaining/office-complaint.server.ts'
import type { ListAsked } from './list-sheets.server.ts'

/** Every complaint and objection that is not closed to this person, without its words. */
export async function complaintSheet({ actor, query }: ListAsked): Promise<Sheet> {
  const { shown } = await complaintsFor(actor, query)
  return {
    columns: [
      { head: m.complaint_col_who(), type: 'text', width: 30 },
      { head: m.lists_kind(), type: 'text' },
      { head: m.manager_grant_reference(), type: 'text' },
      { head: m.complaint_col_what(), type: 'text', width: 40 },
      { head: m.complaint_col_state(), type: 'text', width: 24 },
      { head: m.complaint_col_due(), type: 'day' },
    ],
    rows: shown.map((complaint) => {
      const { name, kind, proposal, state } = complaint
      return [
        name,
        complaintKindWords[kind](),
        proposal?.reference ?? null,
        proposal?.title ?? null,
        stateWord('complaint', state, 'staff', currentLocale()) ?? state,
        answerDay(complaint),
      ]
    }),
  }
}
