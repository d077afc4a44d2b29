import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { chosenSheet, sheetsOf, waitingPast } from '#app/commands/bringing-past.server.ts'
import { tryPast } from '#app/commands/import-past.server.ts'
import type { Person } from '#app/domain/access.ts'
import { type Cell, isEmptyCell, shownCell } from '#app/domain/past/cell.ts'
import { type FieldKey, fieldsOf, type PastKind, pastKinds } from '#app/domain/past/fields.ts'
import { isTotalLine } from '#app/domain/past/line.ts'
import {
  guessKind,
  guessMapping,
  headLine,
  headsKey,
  headsOf,
  missingFields,
} from '#app/domain/past/mapping.ts'
import { maybeCitizen } from '#app/domain/past/read-cell.ts'
import type { Refusal } from '#app/domain/verdict.ts'
import { formatList, formatMoney, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type PastBatch, rememberedMapping } from '#db/queries/past.server.ts'
import { notFound } from '../answers.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'
import { fieldWord, kindHints, kindWords, problemWords } from './past-words.ts'
import { shownRow } from './shown-row.ts'

/** The value of a column that stays behind. */
export const leave = 'leave'

const pathOf = (id: string) => `/manager/past/batches/${id}`

/** Where who opens a file goes on: what has to be said first. */
export function nextStep({ id, kind, mapping }: PastBatch): string {
  if (!kind) return `${pathOf(id)}/sheet`
  return mapping ? `${pathOf(id)}/check` : `${pathOf(id)}/columns`
}

async function waiting(actor: Person, id: string | undefined): Promise<PastBatch> {
  const found = await waitingPast(actor, id ?? '')
  if (found.ok) return found.batch
  if (found.reason.code === 'not-in-this-state') throw redirect(pathOf(id ?? ''))
  throw notFound()
}

/** What a page says instead when a rule stands in the way: the file is gone, or an earlier step was not made. */
async function away(actor: Person, batch: PastBatch, refusal: Refusal, language: Language) {
  if (refusal.reason.code === 'past-not-chosen') throw redirect(`${pathOf(batch.id)}/sheet`)
  return { fileName: batch.fileName, away: verdictWords(refusal.reason, language, await forStaff(actor)) }
}

/** The question which sheet is read, and what stands in it, with our guess. */
export async function sheetStep(actor: Person, id: string | undefined, language: Language) {
  const batch = await waiting(actor, id)
  const read = await sheetsOf(batch)
  if (!read.ok) return away(actor, batch, read, language)
  const sheets = read.sheets.map(({ name, lines }, at) => {
    const head = headLine(lines)
    const count = formatNumber(lines.filter(({ line }) => !head || line > head.line).length, language)
    return {
      value: String(at),
      label: name ? m.past_sheet_of({ name, count }) : m.past_sheet_plain({ count }),
      guess: head && guessKind(headsOf(head)),
    }
  })
  const chosen = Math.max(
    0,
    read.sheets.findIndex(({ name }) => name === batch.sheet),
  )
  const guess = sheets[chosen]?.guess ?? null
  return {
    operation: randomUUID(),
    fileName: batch.fileName,
    away: null,
    sheets: sheets.map(({ value, label }) => ({ value, label })),
    sheet: String(chosen),
    kind: batch.kind ?? guess ?? '',
    guessed: !batch.kind && guess !== null,
    kinds: pastKinds.map((value) => ({ value, label: kindWords[value](), hint: kindHints[value]() })),
  }
}

/** Every column with its heading, three examples and what it seems to be; on top what is missing yet. */
export async function columnsStep(actor: Person, id: string | undefined, language: Language) {
  const batch = await waiting(actor, id)
  const read = await chosenSheet(batch)
  if (!read.ok) return away(actor, batch, read, language)
  const { kind, sheet, heads, headAt } = read.chosen
  const remembered = await rememberedMapping(db(), actor.fund, kind, headsKey(heads))
  const fitting = [batch.mapping, remembered].find((one) => one?.length === heads.length)
  const mapping = fitting ?? guessMapping(kind, heads)
  const data = sheet.lines.filter((one) => one.line > headAt && !isTotalLine(kind, mapping, one))
  return {
    operation: randomUUID(),
    fileName: batch.fileName,
    path: pathOf(batch.id),
    away: null,
    kind: kindWords[kind](),
    aid: kind === 'grants' ? (batch.aid ?? 'unknown') : null,
    headAt: headAt > 1 ? m.past_columns_head_at({ line: String(headAt) }) : null,
    remembered: !batch.mapping && remembered !== null,
    missing: namesOf(kind, missingFields(kind, mapping), language),
    columns: heads.map((head, at) => ({
      id: `column-${at}`,
      head: head || m.past_columns_unnamed({ letter: letterOf(at) }),
      examples: examplesOf(data.map(({ cells }) => cells[at] ?? null)),
      field: mapping[at] ?? leave,
    })),
    options: [
      { value: leave, label: m.past_columns_leave() },
      ...fieldsOf(kind).map(([key, { needed }]) => {
        const field = fieldWord(kind, key)
        return { value: key, label: needed ? m.past_columns_needed({ field }) : field }
      }),
    ],
  }
}

function namesOf(kind: PastKind, fields: readonly FieldKey[], language: Language): string | null {
  return fields.length > 0
    ? formatList(
        fields.map((field) => fieldWord(kind, field)),
        language,
      )
    : null
}

/** Three different values that stand in a column; what may be the number of a citizen is not shown. */
function examplesOf(cells: readonly Cell[]): string[] {
  const found = new Set<string>()
  for (const cell of cells) {
    if (!isEmptyCell(cell) && !maybeCitizen(cell)) found.add(shortened(shownCell(cell)))
    if (found.size === 3) break
  }
  return [...found]
}

function shortened(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')]
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : letters.join('')
}

function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last
}

/** How many problems, and lines that are right, one page shows. */
const shownProblems = 100
const shownRows = 5

/** What would come of the file: sums, the first lines as they are read, and every problem with what to do. */
export async function checkStep(actor: Person, id: string | undefined, now: Date, language: Language) {
  const batch = await waiting(actor, id)
  const tried = await tryPast(actor, batch.id, now)
  if (!tried.ok) return away(actor, batch, tried, language)
  const { kind, judgement } = tried.judged
  const { problems, rows } = judgement
  const number = (value: number) => formatNumber(value, language)
  return {
    operation: randomUUID(),
    fileName: batch.fileName,
    path: pathOf(batch.id),
    away: null,
    kind: kindWords[kind](),
    count: rows.length,
    button: rows.length === 1 ? m.past_check_go_one() : m.past_check_go({ count: number(rows.length) }),
    title: titleOf(rows.length, problems.length, number),
    good: problems.length === 0 && rows.length > 0,
    nothing: problems.length === 0 && rows.length === 0,
    sums: [
      { key: 'lines', label: m.past_check_lines(), value: number(judgement.lines) },
      { key: 'right', label: m.past_check_right(), value: number(rows.length) },
      { key: 'empty', label: m.past_check_empty(), value: number(judgement.empty) },
      { key: 'totals', label: m.past_check_totals(), value: number(judgement.totals) },
      ...(judgement.money === null
        ? []
        : [{ key: 'money', label: m.past_check_money(), value: formatMoney(judgement.money, language) }]),
    ],
    money: judgement.money !== null,
    problems: problemRows(tried.judged, language).slice(0, shownProblems),
    more:
      problems.length > shownProblems
        ? m.past_check_more({ shown: number(shownProblems), count: number(problems.length) })
        : null,
    fields: fieldsOf(kind).flatMap(([key]) =>
      batch.mapping?.includes(key) ? [{ key, label: fieldWord(kind, key) }] : [],
    ),
    rows: rows.slice(0, shownRows).map(({ line, row }) => ({ line, values: shownRow(row, language) })),
  }
}

function titleOf(right: number, problems: number, number: (value: number) => string): string {
  if (problems === 1) return m.past_check_bad_one()
  if (problems > 1) return m.past_check_bad({ count: number(problems) })
  if (right === 0) return m.past_check_nothing()
  return right === 1 ? m.past_check_good_one() : m.past_check_good({ count: number(right) })
}

type Judged = Extract<Awaited<ReturnType<typeof tryPast>>, { ok: true }>['judged']

/** Every problem in words: the line, the column as the file calls it, what was there, and what to do. */
export function problemRows({ kind, heads, mapping, judgement }: Judged, language: Language) {
  return judgement.problems.map((problem, at) => {
    const column = problem.field ? mapping.indexOf(problem.field) : -1
    const head = heads[column] || (problem.field ? fieldWord(kind, problem.field) : '')
    return {
      key: String(at),
      line: problem.line,
      column: head,
      found: problem.code === 'usedForBsn' ? m.past_problem_hidden() : problem.found,
      what: problemWords(problem, language),
    }
  })
}
