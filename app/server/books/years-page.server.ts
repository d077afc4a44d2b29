import { randomUUID } from 'node:crypto'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import { dayOf, yearOf } from '#app/domain/calendar.ts'
import { canDecideClosing, canPrepareClosing, nextToClose } from '#app/domain/ledger/closing.ts'
import { firstRefusal } from '#app/domain/verdict.ts'
import { formatDay, formatMoney, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import {
  bounds,
  type Closing,
  closingsOf,
  figuresOfYear,
  type YearFigures,
} from '#db/queries/closings.server.ts'
import { notFound } from '../answers.server.ts'
import { entryWord } from '../granting/entry-words.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'

/** Every year of the fund up to now, with how it stands. */
export async function yearsPage(fund: string, now: Date, language: Language) {
  const { firstYear } = await bounds(db(), fund)
  const closings = await closingsOf(db(), fund)
  const last = yearOf(now)
  const years = Array.from({ length: Math.max(0, last - firstYear + 1) }, (_, at) => last - at)
  return years.map((year) => {
    const closing = closings.find((one) => one.year === year)
    return { year: String(year), href: `/manager/years/${year}`, state: stateOf(closing ?? null, language) }
  })
}

/** One year: what was booked in it and is open at its end; frozen when it is closed, else as it is now. */
export async function yearPage(actor: Person, year: number | null, now: Date, language: Language) {
  const found = await bounds(db(), actor.fund)
  if (year === null || year < found.firstYear || year > yearOf(now)) throw notFound()
  const closing = (await closingsOf(db(), actor.fund)).find((one) => one.year === year) ?? null
  const closed = closing?.decidedAt ? closing : null
  const current = closed ?? (await figuresOfYear(db(), actor.fund, year))
  const may = canPrepareClosing(year, { ...found, today: dayOf(now) })
  const isNext = year === nextToClose(found.firstYear, found.closed)
  return {
    year: String(year),
    path: `/manager/years/${year}`,
    state: stateOf(closing, language),
    closed: closed !== null,
    prepared: closing !== null && closed === null,
    prepares: can(actor, 'prepare-closing').ok,
    refusal: may.ok || !isNext ? null : verdictWords(may.reason, language, await forStaff(actor)),
    isNext,
    figures: figuresIn(current, language),
    operation: randomUUID(),
  }
}

/** A closing that is prepared, before who decides it. */
export async function closingPage(actor: Person, year: number | null, now: Date, language: Language) {
  const page = await yearPage(actor, year, now, language)
  const closing = (await closingsOf(db(), actor.fund)).find((one) => one.year === year)
  if (!closing) throw notFound()
  const { entriesHash } = closing.decidedAt ? closing : await figuresOfYear(db(), actor.fund, closing.year)
  const verdict = firstRefusal(
    canDecideClosing({ ...closing, decided: closing.decidedAt !== null }, actor.person, entriesHash),
    steppedUp(actor, now),
  )
  return {
    ...page,
    figures: figuresIn(closing, language),
    decides: can(actor, 'decide-closing').ok,
    refusal: verdict.ok
      ? null
      : { code: verdict.reason.code, ...verdictWords(verdict.reason, language, await forStaff(actor)) },
  }
}

/** A year of an address; null for anything that is none. */
export function yearIn(text: string | undefined): number | null {
  return text !== undefined && /^\d{4}$/.test(text) ? Number(text) : null
}

function stateOf(closing: Closing | null, language: Language): string {
  if (!closing) return m.books_year_open()
  const { decidedAt, decidedByName, preparedAt, preparedByName } = closing
  return decidedAt
    ? m.books_year_closed({ day: formatDay(dayOf(decidedAt), language), name: decidedByName ?? '' })
    : m.books_year_prepared({ day: formatDay(dayOf(preparedAt), language), name: preparedByName })
}

function figuresIn({ sums, open, entries, entriesHash }: YearFigures, language: Language) {
  const money = (cents: number) => formatMoney(cents, language)
  return {
    lines: formatNumber(entries, language),
    mark: entriesHash,
    sums: sums.map(({ kind, lines, cover }) => ({
      kind: entryWord(kind),
      show: kind,
      lines: formatNumber(lines, language),
      amount: money(cover),
    })),
    open: [
      { key: 'balance', label: m.books_year_balance(), value: money(open.balance) },
      { key: 'due', label: m.books_year_committed_due(), value: money(open.committed.due) },
      { key: 'later', label: m.books_year_committed_later(), value: money(open.committed.later) },
      { key: 'expected', label: m.books_year_expected_due(), value: money(open.expected.due) },
      { key: 'expected-later', label: m.books_year_expected_later(), value: money(open.expected.later) },
    ],
  }
}
