import type { OwnDataPrint } from '#app/documents/own-data.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { OwnData, OwnOpening, OwnRow, OwnTable } from '#db/queries/privacy/own-data.server.ts'
import { type OwnKind, ownKinds } from '#db/queries/privacy/told.server.ts'
import { thingWords } from './openings-page.server.ts'
import { answersOfRow, type OwnForms } from './own-data-answers.server.ts'
import { type Place, saidText } from './own-data-codes.ts'
import { fieldWord, kindWords, tableWord } from './own-data-words.ts'

type Item = OwnDataPrint['sections'][number]['items'][number]

/** Kinds of which paper says of each sort how many there are and from when until when; each of them stands in the JSON. */
const counted: ReadonlySet<OwnKind> = new Set(['sign-in', 'office', 'mail', 'log'])

/** What a fund keeps of somebody, as it is printed: each kind with its rows in words, and who opened their plans. */
export function ownDataPrint(
  own: OwnData,
  { actor, fund, forms, at }: { actor: Person; fund: string; forms: OwnForms; at: Date },
): OwnDataPrint {
  const { language } = forms
  const sections = ownKinds.map((kind) => ({
    title: kindWords[kind]({}, { locale: language }),
    items: counted.has(kind)
      ? summed(own.kinds[kind], language)
      : own.kinds[kind].flatMap((table) => itemsOf(table, forms)),
  }))
  const words = { locale: language }
  const opened = {
    title: m.privacy_own_opened({}, words),
    items: [{ label: '', lines: own.opened.map((one) => openedLine(one, language)) }],
  }
  const leftOut = {
    title: m.privacy_own_left_out({}, words),
    items: [{ label: '', lines: leftOutLines(language) }],
  }
  const filled = sections.map((section) =>
    section.items.length > 0 ? section : { ...section, items: [{ label: '', lines: [] }] },
  )
  return { language, fund, name: actor.name, at, sections: [...filled, opened, leftOut] }
}

/** What somebody does not get, in words. */
export function leftOutLines(language: Language): string[] {
  const words = { locale: language }
  return [
    m.privacy_own_not_panel({}, words),
    m.privacy_own_not_naming({}, words),
    m.privacy_own_not_complaint({}, words),
    m.privacy_own_not_secrets({}, words),
  ]
}

function itemsOf({ table, rows }: OwnTable, forms: OwnForms): Item[] {
  const { language } = forms
  return newestOf(table, rows).flatMap((row) => {
    const label = [tableWord(table, language), dayIn(row, language)].filter(Boolean).join(' · ')
    const lines = Object.entries(row).flatMap(([column, value]) => lineOf({ table, column }, value, forms))
    const answers = answersOfRow(table, row, forms)
    return [{ label, lines }, ...answers]
  })
}

/** Of a part that was saved more than once paper has the newest; the JSON has them all. */
function newestOf(table: string, rows: readonly OwnRow[]): readonly OwnRow[] {
  if (table !== 'proposal_sections' && table !== 'report_versions') return rows
  const key = (row: OwnRow) => [row.proposal_id, row.report_id, row.section].join(' ')
  const newest = new Map<string, OwnRow>()
  for (const row of rows) {
    const before = newest.get(key(row))
    if (!before || Number(row.version) >= Number(before.version)) newest.set(key(row), row)
  }
  return [...newest.values()]
}

function lineOf(at: Omit<Place, 'deep'>, value: unknown, forms: OwnForms): string[] {
  const { language } = forms
  const word = fieldWord(at.column, language)
  if (!word || forms.prints(at)) return []
  const said = at.column === 'section' || at.column === 'criterion' ? forms.partWords(String(value)) : null
  const texts = said ? [said] : textsIn(value, { ...at, deep: false }, language)
  return texts.length > 0 ? [`${word}: ${texts.join(' · ')}`] : []
}

/** Every text, day and number in a value, however deep; keys, codes without words and yes-or-no stay in the JSON. */
function textsIn(value: unknown, place: Place, language: Language): string[] {
  if (typeof value === 'string') return [saidText(value, place, language) ?? []].flat()
  if (typeof value === 'number') return [formatNumber(value, language)]
  if (value instanceof Date) return [saidText(value.toISOString(), place, language) ?? []].flat()
  if (value === null || typeof value !== 'object') return []
  const deep = place.deep || !Array.isArray(value)
  return Object.values(value).flatMap((one) => textsIn(one, { ...place, deep }, language))
}

/** Of each sort how many rows there are, and between which days. */
function summed(tables: readonly OwnTable[], language: Language): Item[] {
  const sorts = [...new Set(tables.map(({ table }) => tableWord(table, language)))]
  return sorts.map((label) => {
    const rows = tables.filter(({ table }) => tableWord(table, language) === label).flatMap((one) => one.rows)
    return { label, lines: [countOf(rows, language)] }
  })
}

function countOf(rows: readonly OwnRow[], language: Language): string {
  const days = rows.flatMap((row) => momentIn(row) ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  const words = { locale: language }
  const count = formatNumber(rows.length, language)
  if (!first || !last) return m.privacy_own_counted_only({ count }, words)
  const [from, until] = [formatDay(first, language), formatDay(last, language)]
  return m.privacy_own_counted({ count, from, until }, words)
}

function dayIn(row: OwnRow, language: Language): string {
  const day = momentIn(row)
  return day ? formatDay(day, language) : ''
}

/** The first moment in a row: when it was made. */
function momentIn(row: OwnRow): string | null {
  const at = Object.entries(row).find(
    ([column, value]) => /(^|_)(at|on|since)$/.test(column) && value !== null,
  )
  if (!at) return column(row, 'since')
  return dayOf(new Date(String(at[1])))
}

function column(row: OwnRow, name: string): string | null {
  const value = row[name]
  return value ? dayOf(new Date(String(value))) : null
}

function openedLine({ on, by, side, what, plan }: OwnOpening, language: Language): string {
  const words = { locale: language }
  const who = side === 'panel' ? m.privacy_own_somebody({}, words) : by || m.privacy_open_erased({}, words)
  const thing = thingWords[what]({}, words)
  return [formatDay(on, language), who, thing, plan].filter(Boolean).join(' · ')
}
