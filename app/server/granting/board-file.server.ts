import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type BoardRow, boardRows } from '#db/queries/board.server.ts'
import { type AskedBoard, askedBoard } from './board-scope.server.ts'
import { missingOf } from './tranche-lines.server.ts'

const atOnce = 1000

/** The whole of what the board is set to, as a table. */
export async function boardSheet(
  actor: Person,
  params: URLSearchParams,
  now: Date,
  language: Language,
): Promise<Sheet> {
  const asked = await askedBoard(actor, params, now, language)
  const rows: BoardRow[] = []
  for (let more = true; more; ) {
    const found: BoardRow[] = await boardRows(db(), asked.scope, rows.at(-1) ?? null, atOnce)
    rows.push(...found)
    more = found.length === atOnce
  }
  return { columns: heads(), rows: rows.map((row) => cellsOf(row, asked, language)) }
}

function heads(): Sheet['columns'] {
  return [
    { head: m.manager_tranche_file_reference(), type: 'text' },
    { head: m.manager_tranche_grant(), type: 'text' },
    { head: m.manager_tranche_part(), type: 'number' },
    { head: m.manager_tranche_file_of(), type: 'number' },
    { head: m.manager_tranche_amount(), type: 'money' },
    { head: m.manager_tranche_planned(), type: 'day' },
    { head: m.manager_tranche_state(), type: 'text' },
    { head: m.manager_tranche_late(), type: 'text' },
    { head: m.manager_tranche_todo(), type: 'text' },
    { head: m.manager_tranche_file_ready(), type: 'day' },
    { head: m.manager_tranche_file_paid(), type: 'day' },
    { head: m.manager_tranche_file_pot(), type: 'text' },
    { head: m.manager_panel_col_round(), type: 'text' },
    { head: m.manager_find_place(), type: 'text' },
  ]
}

function cellsOf(
  row: BoardRow,
  { potName, roundName, placeNames }: AskedBoard,
  language: Language,
): Sheet['rows'][number] {
  return [
    row.reference,
    row.name,
    row.number,
    row.of,
    row.amountCents,
    row.plannedOn,
    stateWord('tranche', row.state, 'staff', language) ?? row.state,
    row.part === 'late' ? m.manager_tranche_file_yes() : m.manager_tranche_file_no(),
    missingOf(row, language).join(' '),
    row.readySince ? dayOf(row.readySince) : null,
    row.paidOn,
    potName(row.pot),
    roundName(row.round),
    placeNames(row.places),
  ]
}
