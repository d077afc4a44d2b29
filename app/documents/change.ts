import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { ChangeKind } from '#app/domain/grant/change-kind.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { formatDay } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { classWord, drawChangeCover } from './change-cover.ts'
import { drawFeet, drawHead, dutch, shortHash } from './house.ts'
import { engine, newDocument } from './open-document.ts'
import { openPaper, type Paper } from './paper.ts'
import { printable } from './printable.ts'
import { type ArticleLine, drawArticleLine, drawRedLines, type RedLine } from './red-line.ts'
import { save } from './save.ts'
import { drawTable } from './table.ts'
import { write, writeChapter } from './writing.ts'

/** The template and the libraries that make the bytes. */
export const changeRenderer = `change-2 ${engine}`

export type ChangePrint = {
  /** The terms that are changed, and the version they are; the code of one that was never put on paper is null. */
  terms: Pick<Terms, 'fund' | 'grantee' | 'fiscalHost' | 'initiative' | 'reference'>
  version: number
  termsHash: string | null
  side: Side
  by: string
  sentAt: Date
  kind: ChangeKind
  /** Null: as soon as the other side says yes, or both sides signed. */
  effectiveFrom: IsoDate | null
  reason: string
  /** Why it is as heavy as it is: what, how much, and how heavy that is. */
  parts: readonly { what: string; how: string; kind: ChangeKind }[]
  lines: readonly RedLine[]
  articles: readonly ArticleLine[]
  /** Hash of the difference. */
  diffHash: string
  /** Marks invented parties in the demo. */
  example: boolean
}

/**
 * Makes the PDF of a change of an agreement as it was sent, in Dutch: between whom, of which version, how heavy, from which
 * day and why; then each thing with what it was and what it becomes, and the legal articles that it touches, word by word.
 * Pure: the same change gives the same bytes within one renderer.
 */
export async function renderChange(
  change: ChangePrint,
): Promise<{ bytes: Uint8Array; pages: number; renderer: string }> {
  const { terms, version, sentAt } = change
  const { reference, initiative, fund } = terms
  const title = printable(m.documents_change_title({ name: initiative.name, reference }, dutch))
  const document = await newDocument({ title, language: 'nl-NL', author: fund.name, at: sentAt })
  const paper = openPaper(document, (here) =>
    drawHead(here, printable(here.pages.length === 1 ? fund.name : title)),
  )
  drawChangeCover(paper, change)
  writeChapter(paper, m.documents_pdf_changes({}, dutch), 100)
  drawRedLines(paper, change.lines)
  if (change.parts.length > 0) drawParts(paper, change)
  if (change.articles.length > 0) {
    writeChapter(paper, m.documents_change_articles({}, dutch), 110)
    write(paper, m.documents_change_articles_note({}, dutch), { size: 10, ink: 'soft', leading: 14 })
    for (const article of change.articles) drawArticleLine(paper, article)
  }
  const day = formatDay(dayOf(sentAt), 'nl')
  const foot = m.documents_change_foot({ reference, version, day }, dutch)
  drawFeet(paper, [foot, m.documents_pdf_hash({ hash: shortHash(change.diffHash) }, dutch)], dutch)
  return { bytes: await save(paper), pages: paper.pages.length, renderer: changeRenderer }
}

function drawParts(paper: Paper, { parts, ...change }: ChangePrint): void {
  paper.y += 6
  drawTable(paper, {
    title: m.documents_change_parts({}, dutch),
    columns: [
      { head: m.documents_pdf_changes_what({}, dutch), share: 5 },
      { head: m.documents_change_how({}, dutch), share: 5 },
      { head: m.documents_change_class({}, dutch), share: 5 },
    ],
    rows: parts.map(({ what, how, kind }) => [
      printable(what),
      printable(how) || '–',
      classWord(kind, change),
    ]),
  })
}
