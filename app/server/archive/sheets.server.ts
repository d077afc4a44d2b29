import type { EntryKind } from '#app/domain/ledger.ts'
import { csvHead, csvRows } from '#app/exchange/csv.ts'
import type { ColumnType, SheetCell } from '#app/exchange/sheet.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import type { Reader } from '#db/client.server.ts'
import type { ArchiveRow } from '#db/queries/archive/rows.server.ts'
import { type ArchiveSheet, sheetRows } from '#db/queries/archive/sheets.server.ts'
import { entryWord } from '../granting/entry-words.ts'

type Column = { head: string; type: ColumnType; cell: (row: ArchiveRow) => SheetCell }

/** One of the lists that people read, as CSV in Dutch, in pieces; `counted` hears how many rows there were. */
export async function* sheetPieces(
  reader: Reader,
  sheet: ArchiveSheet,
  fund: string,
  counted: (rows: number) => void,
): AsyncGenerator<string> {
  const columns = columnsOf[sheet]()
  yield csvHead(columns)
  let rows = 0
  for await (const row of sheetRows(reader, sheet, fund)) {
    rows += 1
    yield csvRows(columns, [columns.map(({ cell }) => cell(row))])
  }
  counted(rows)
}

const columnsOf: Record<ArchiveSheet, () => Column[]> = {
  proposals: () => [
    text(m.manager_grant_reference(), 'reference'),
    text(m.archive_col_title(), 'title'),
    text(m.archive_col_initiative(), 'initiative'),
    text(m.archive_col_round(), 'round'),
    state('proposal'),
    money(m.archive_col_asked(), 'asked'),
    day(m.archive_col_sent(), 'sent_on'),
  ],
  grants: () => [
    text(m.manager_grant_reference(), 'reference'),
    text(m.archive_col_title(), 'title'),
    text(m.archive_col_initiative(), 'initiative'),
    text(m.manager_fund_pot(), 'pot'),
    state('grant'),
    money(m.fund_in_amount(), 'amount'),
    money(m.donor_paid(), 'paid'),
  ],
  tranches: () => [
    text(m.manager_grant_reference(), 'reference'),
    text(m.archive_col_initiative(), 'initiative'),
    number(m.books_number(), 'number'),
    money(m.fund_in_amount(), 'amount'),
    day(m.archive_col_planned(), 'planned_on'),
    state('tranche'),
    day(m.archive_col_paid_on(), 'paid_on'),
  ],
  ledger: () => [
    number(m.books_number(), 'number'),
    day(m.manager_fund_on(), 'on'),
    day(m.books_true_day(), 'true_on'),
    { head: m.manager_fund_entry(), type: 'text', cell: ({ kind }) => entryWord(kind as EntryKind) },
    text(m.manager_fund_pot(), 'pot'),
    text(m.manager_grant_reference(), 'reference'),
    text(m.archive_col_donor(), 'donor'),
    money(m.fund_in_amount(), 'cents'),
    day(m.manager_fund_booked(), 'recorded_on'),
    text(m.books_posting(), 'posting'),
  ],
  measurements: () => [
    text(m.manager_grant_reference(), 'reference'),
    text(m.archive_col_indicator(), 'indicator'),
    text(m.archive_col_unit(), 'unit'),
    decimal(m.archive_col_value(), 'value'),
    decimal(m.archive_col_value_max(), 'value_max'),
    decimal(m.archive_col_out_of(), 'denominator'),
    { head: m.archive_col_qualifier(), type: 'text', cell: ({ qualifier }) => howExact(String(qualifier)) },
    yesNo(m.archive_col_baseline(), 'baseline'),
    day(m.archive_col_from(), 'period_from'),
    day(m.archive_col_to(), 'period_to'),
    text(m.archive_col_neighbourhood(), 'neighbourhood'),
    text(m.archive_col_method(), 'method'),
    day(m.archive_col_accepted(), 'accepted_on'),
    yesNo(m.archive_col_corrected(), 'corrected'),
  ],
}

function text(head: string, key: string): Column {
  return { head, type: 'text', cell: (row) => (row[key] as string | null) ?? null }
}

function day(head: string, key: string): Column {
  return { head, type: 'day', cell: (row) => (row[key] as string | null) ?? null }
}

function number(head: string, key: string): Column {
  return { head, type: 'number', cell: (row) => (row[key] as number | null) ?? null }
}

function money(head: string, key: string): Column {
  return { head, type: 'money', cell: (row) => (row[key] as number | null) ?? null }
}

/** A number that may have decimals, with a comma. */
function decimal(head: string, key: string): Column {
  const cell = (row: ArchiveRow) => (row[key] === null ? null : String(row[key]).replace('.', ','))
  return { head, type: 'text', cell }
}

function yesNo(head: string, key: string): Column {
  return { head, type: 'text', cell: (row) => (row[key] ? m.archive_yes() : m.archive_no()) }
}

function howExact(qualifier: string): string {
  if (qualifier === 'about') return m.components_figure_about()
  return qualifier === 'more-than' ? m.components_figure_more_than() : m.archive_exact()
}

/** Where it stands, as the fund says it. */
function state(machine: string): Column {
  const cell = (row: ArchiveRow) =>
    row.state === null ? null : (stateWord(machine, row.state as string, 'staff', 'nl') ?? String(row.state))
  return { head: m.fund_in_state(), type: 'text', cell }
}
