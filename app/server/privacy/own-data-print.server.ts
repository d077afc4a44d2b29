import type { OwnDataPrint } from '#app/documents/own-data.ts'
import { type Person, type Role, roles } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { roleWord } from '#app/i18n/words.server.ts'
import type { OwnData, OwnOpening, OwnRow, OwnTable } from '#db/queries/privacy/own-data.server.ts'
import { type OwnKind, ownKinds } from '#db/queries/privacy/told.server.ts'
import { fieldWord, kindWords, tableWord } from './own-data-words.ts'

type Item = OwnDataPrint['sections'][number]['items'][number]

/** Kinds of which paper says how many there are and from when until when; each of them stands in the JSON. */
const counted: ReadonlySet<OwnKind> = new Set(['sign-in', 'office', 'mail', 'log'])

/** What a fund keeps of somebody, as it is printed: each kind with its rows in words, and who opened their plans. */
export function ownDataPrint(
  own: OwnData,
  { actor, fund, language, at }: { actor: Person; fund: string; language: Language; at: Date },
): OwnDataPrint {
  const sections = ownKinds.map((kind) => ({
    title: kindWords[kind]({}, { locale: language }),
    items: counted.has(kind)
      ? [summed(own.kinds[kind], language)]
      : own.kinds[kind].flatMap((table) => itemsOf(table, language)),
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

function itemsOf({ table, rows }: OwnTable, language: Language): Item[] {
  return newestOf(table, rows).map((row) => ({
    label: [tableWord(table, language), dayIn(row, language)].filter(Boolean).join(' · '),
    lines: Object.entries(row).flatMap(([column, value]) => lineOf(column, value, language)),
  }))
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

function lineOf(column: string, value: unknown, language: Language): string[] {
  const word = fieldWord(column, language)
  const said = word ? textsIn(value, language) : []
  return said.length > 0 ? [`${word}: ${said.join(' · ')}`] : []
}

/** Every text and number in a value, however deep; keys and yes-or-no stay in the JSON. */
function textsIn(value: unknown, language: Language): string[] {
  if (typeof value === 'string')
    return value === '' || isKey.test(value)
      ? []
      : [isRole(value) ? (roleWord(value, language) ?? value) : value]
  if (typeof value === 'number') return [formatNumber(value, language)]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap((one) => textsIn(one, language))
}
const isKey = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const isRole = (value: string): value is Role => (roles as readonly string[]).includes(value)

/** How many rows, and between which days. */
function summed(tables: readonly OwnTable[], language: Language): Item {
  const days = tables.flatMap(({ rows }) => rows.flatMap((row) => momentIn(row) ?? [])).sort()
  const count = tables.reduce((sum, { rows }) => sum + rows.length, 0)
  const [first, last] = [days[0], days.at(-1)]
  const words = { locale: language }
  if (count === 0) return { label: '', lines: [] }
  const number = formatNumber(count, language)
  return {
    label: '',
    lines: [
      first && last
        ? m.privacy_own_counted(
            { count: number, from: formatDay(first, language), until: formatDay(last, language) },
            words,
          )
        : m.privacy_own_counted_only({ count: number }, words),
    ],
  }
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
  const thing = {
    proposal: m.privacy_open_proposal,
    document: m.privacy_open_document,
    draft: m.privacy_open_draft,
    file: m.privacy_own_a_file,
  }[what]({}, words)
  return [formatDay(on, language), who, thing, plan].filter(Boolean).join(' · ')
}
