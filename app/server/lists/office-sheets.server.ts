import { dayOf } from '#app/domain/calendar.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { callBackList } from '#db/queries/call-backs.server.ts'
import { openingsOf } from '#db/queries/openings.server.ts'
import { allRounds } from '#db/queries/rounds.server.ts'
import { boardSheet } from '../granting/board-file.server.ts'
import { roundStateWord } from '../office/round-page.server.ts'
import { openedWords } from '../privacy/openings-page.server.ts'
import type { ListAsked } from './list-sheets.server.ts'

/** What the board of payments is set to, all of it. */
export function trancheSheet({ actor, query, now }: ListAsked): Promise<Sheet> {
  return boardSheet(actor, query, now, currentLocale())
}

/** Who asked to be called, as far as it is open to this person. */
export async function callBackSheet({ actor }: ListAsked): Promise<Sheet> {
  const rows = await callBackList(db(), actor)
  return {
    columns: [
      { head: m.manager_call_name(), type: 'text', width: 30 },
      { head: m.manager_call_phone(), type: 'text' },
      { head: m.manager_call_where(), type: 'text' },
      { head: m.manager_call_times(), type: 'text', width: 30 },
    ],
    rows: rows.map(({ name, phone, neighbourhood, times }) => [name, phone, neighbourhood, times]),
  }
}

/** Every round, with its days and where it is. */
export async function roundSheet({ actor, now }: ListAsked): Promise<Sheet> {
  const rounds = await allRounds(db(), actor.fund)
  return {
    columns: [
      { head: m.manager_panel_col_round(), type: 'text', width: 30 },
      { head: m.manager_rounds_opens(), type: 'day' },
      { head: m.manager_grant_state(), type: 'text', width: 24 },
    ],
    rows: rounds.map((round) => [
      round.name,
      dayOf(round.opensAt),
      roundStateWord(round, now, currentLocale()),
    ]),
  }
}

const atOnce = 1_000

/** Who of the fund opened what, as it is asked for, all of it. */
export async function openingSheet({ actor, query }: ListAsked): Promise<Sheet> {
  const typed = { person: query.get('person') ?? '', initiative: query.get('initiative') ?? '' }
  const rows = []
  for (let from = 0, more = true; more; from += atOnce) {
    const found = await openingsOf(db(), actor, typed, { from, most: atOnce })
    rows.push(...found)
    more = found.length === atOnce
  }
  return {
    columns: [
      { head: m.privacy_open_when(), type: 'day' },
      { head: m.privacy_open_who(), type: 'text', width: 30 },
      { head: m.privacy_open_what(), type: 'text', width: 40 },
      { head: m.manager_grant_reference(), type: 'text' },
    ],
    rows: rows.map((row) => [dayOf(row.openedAt), row.name, openedWords(row), row.reference]),
  }
}
