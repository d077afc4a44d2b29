import { m } from '#app/i18n/paraglide/messages.js'
import type { AgreementDocument } from './agreement.ts'
import { dutch } from './house.ts'
import { newPage, type Paper } from './paper.ts'
import { scheduleTables } from './schedule-tables.ts'
import { drawTable } from './table.ts'
import { writeChapter } from './writing.ts'

/**
 * The schedules: milestones, tranches with what releases each, what is measured, when is told, what it costs; who does
 * what.
 */
export function drawSchedule(paper: Paper, { terms, conditionWords }: AgreementDocument): void {
  newPage(paper)
  writeChapter(paper, m.documents_pdf_schedule({}, dutch), 0)
  for (const table of scheduleTables(terms, conditionWords)) drawTable(paper, table)
}
