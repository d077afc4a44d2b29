import { dayOf } from '#app/domain/calendar.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { findProposals } from '#db/queries/proposal-search.server.ts'
import type { OfficeProposal } from '#db/queries/screening.server.ts'
import { askedProposals } from '../office/proposal-list.server.ts'
import type { ListAsked } from './list-sheets.server.ts'

const atOnce = 1_000

/** The proposals that were searched for, all pages of them. */
export async function proposalSheet({ actor, query }: ListAsked): Promise<Sheet> {
  const { filter, states } = await askedProposals(actor, query)
  const rows: OfficeProposal[] = []
  for (let after: string | undefined, more = true; more; ) {
    const found = await findProposals(db(), actor, { ...filter, states }, after, atOnce)
    rows.push(...found.rows)
    after = found.next ?? undefined
    more = found.next !== null
  }
  return {
    columns: [
      { head: m.manager_grant_reference(), type: 'text' },
      { head: m.lists_title(), type: 'text', width: 40 },
      { head: m.lists_applicant(), type: 'text', width: 30 },
      { head: m.manager_panel_col_round(), type: 'text', width: 24 },
      { head: m.lists_asked(), type: 'money' },
      { head: m.lists_sent(), type: 'day' },
      { head: m.lists_decide(), type: 'day' },
      { head: m.manager_grant_state(), type: 'text', width: 24 },
    ],
    rows: rows.map((row) => [
      row.reference,
      row.title,
      row.applicant,
      row.round,
      row.asked,
      dayOf(row.submittedAt),
      row.decisionDue,
      stateWord('proposal', row.state, 'staff', currentLocale()) ?? row.state,
    ]),
  }
}
