import { monthWords } from '#app/components/calendar-words.ts'
import type { Person } from '#app/domain/access.ts'
import { addMonths, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import {
  type BoardFilter,
  boardFilters,
  boardOf,
  matchesFilter,
  moneyByMonth,
} from '#app/domain/grant/board.ts'
import { formatMoney, formatShortDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { grantList } from '#db/queries/grants.server.ts'
import { liveGrants } from '#db/queries/plans.server.ts'
import { factsByGrant } from '#db/queries/tranches.server.ts'
import { type TrancheLine, trancheLines } from './tranche-lines.server.ts'

type Row = TrancheLine & { name: string }

/** Every payment of the fund by month, but those of grants that are closed to this person: what is late first, what waits for what, and what this person can do. */
export async function boardPage(actor: Person, asked: string | null, now: Date, language: Language) {
  const today = dayOf(now)
  const filter = boardFilters.find((one) => one === asked) ?? 'all'
  const names = new Map((await grantList(db(), actor)).map(({ id, initiativeName }) => [id, initiativeName]))
  const live = (await liveGrants(db(), actor.fund)).filter(({ id }) => names.has(id))
  const known = await factsByGrant(db(), actor.fund, live, today)
  const rows: Row[] = known.flatMap((one) =>
    trancheLines(one, actor, today, language).map((line) => ({ ...line, name: names.get(line.grant) ?? '' })),
  )
  const board = boardOf(rows, today)
  const shown = boardOf(
    rows.filter((row) => matchesFilter(row, filter, today)),
    today,
  )
  const all = board.flatMap((month) => month.rows)
  return {
    filters: boardFilters.map((one) => ({
      key: one,
      label: filterWord(one, all.filter((row) => matchesFilter(row, one, today)).length),
      href: one === 'all' ? '/manager/tranches' : `/manager/tranches?show=${one}`,
      current: one === filter,
    })),
    months: moneyByMonth(rows, monthsAround(today)).map(({ month, plannedCents, paidCents }) => ({
      key: month,
      name: monthWords(`${month}-01`),
      planned: plannedCents,
      paid: paidCents,
      now: month === today.slice(0, 7),
    })),
    groups: shown.map(({ month, rows: here, openCents, paidCents, late }) => ({
      key: month,
      title: capital(monthWords(`${month}-01`)),
      note: noteOf(openCents, paidCents, late && month < today.slice(0, 7), language),
      rows: here.map((row) => tableRow(row, language)),
    })),
  }
}

function tableRow(
  { key, grant, name, number, of, amountCents, plannedOn, state, late, word, todo, action }: Row,
  language: Language,
) {
  return {
    key,
    grant: { href: `/manager/grants/${grant}`, name },
    part: m.components_picture_of({ number: String(number), of: String(of) }),
    amount: formatMoney(amountCents, language),
    planned: formatShortDay(plannedOn, language),
    state,
    late,
    word,
    todo,
    action,
  }
}

function noteOf(open: number, paid: number, late: boolean, language: Language): string {
  const amount = formatMoney(open, language)
  if (late) return m.manager_tranche_month_late({ amount })
  if (paid === 0) return m.manager_tranche_month_open({ amount })
  return m.manager_tranche_month_both({ amount, paid: formatMoney(paid, language) })
}

/** Two months back, this one, and three ahead. */
function monthsAround(today: IsoDate): string[] {
  const first = `${today.slice(0, 7)}-01`
  return [-2, -1, 0, 1, 2, 3].map((away) => addMonths(first, away).slice(0, 7))
}

function filterWord(filter: BoardFilter, count: number): string {
  const words = {
    all: m.manager_tranche_filter_all,
    late: m.manager_tranche_filter_late,
    ready: m.manager_tranche_filter_ready,
    waiting: m.manager_tranche_filter_waiting,
    held: m.manager_tranche_filter_held,
  }
  return words[filter]({ count: String(count) })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
