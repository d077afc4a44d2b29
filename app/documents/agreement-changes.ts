import type { IsoDate } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { dutch, shortHash } from './house.ts'
import type { Paper } from './paper.ts'
import { printable } from './printable.ts'
import { drawRedLines, type RedLine } from './red-line.ts'
import { write, writeChapter } from './writing.ts'

/** What is different since the version that both signed before, in words. */
export type AgreementChanges = {
  /** The version that is changed, and its terms hash. */
  from: { version: number; termsHash: string }
  to: { version: number; termsHash: string }
  effectiveFrom: IsoDate | null
  reason: string | null
  rows: readonly RedLine[]
}

const text = { size: 10, leading: 14.5 } as const

/** The red-line of an amendment: each change with what it was, struck through, and what it becomes. */
export function drawChanges(paper: Paper, { from, to, effectiveFrom, reason, rows }: AgreementChanges): void {
  writeChapter(paper, m.documents_pdf_changes({}, dutch), 120)
  const versions = {
    from: from.version,
    fromCode: shortHash(from.termsHash),
    to: to.version,
    toCode: shortHash(to.termsHash),
  }
  write(paper, m.documents_pdf_changes_versions(versions, dutch), text)
  if (effectiveFrom)
    write(paper, m.documents_pdf_changes_from({ day: formatDay(effectiveFrom, 'nl') }, dutch), text)
  if (reason) write(paper, m.documents_pdf_changes_reason({ reason: printable(reason) }, dutch), text)
  paper.y += 6
  drawRedLines(paper, rows)
}
