import type { Piece } from '#app/domain/piece.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { dutch } from './house.ts'
import { drawLines, type Paper, reserve, sheet } from './paper.ts'
import { writePieces } from './pieces.ts'
import { printable } from './printable.ts'
import { tagged } from './tagged.ts'
import { write, writeHeading } from './writing.ts'

/** One thing that becomes different: what, in which article, and its text piece by piece. */
export type RedLine = { what: string; article: string; pieces: readonly Piece[] }
/** An article that is touched, and what becomes of its legal text. */
export type ArticleLine = { title: string; note: string; pieces: readonly Piece[] }

const text = { size: 10, leading: 14.5 } as const
const small = { size: 9, leading: 13, ink: 'soft' } as const
const legal = { size: 9, leading: 13.2 } as const
const [labelWidth, inset] = [52, 14]
const say = {
  removed: (gone: string) => m.documents_change_was_text({ text: printable(gone) }, dutch),
  added: (come: string) => m.documents_change_is_text({ text: printable(come) }, dutch),
}

/** What the lines and colours mean, and then each thing with what it was and what it becomes. */
export function drawRedLines(paper: Paper, lines: readonly RedLine[]): void {
  write(paper, m.documents_change_legend({}, dutch), small)
  for (const line of lines) tagged(paper, 'Sect', () => drawRedLine(paper, line))
  paper.y += 6
}

function drawRedLine(paper: Paper, { what, article, pieces }: RedLine): void {
  paper.y += 9
  reserve(paper, 66)
  writeHeading(paper, 3, printable(what), { size: 11.5, font: 'head', leading: 16 })
  if (article) write(paper, printable(article), small)
  paper.y += 2
  const [was, is] = [
    pieces.filter(({ kind }) => kind !== 'added'),
    pieces.filter(({ kind }) => kind !== 'removed'),
  ]
  if (hasText(was)) drawSide(paper, m.documents_change_was({}, dutch), was)
  if (hasText(is)) drawSide(paper, m.documents_change_is({}, dutch), is)
}

function hasText(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.text.trim() !== '')
}

/** One side of a change behind its word, which is read out first. */
function drawSide(paper: Paper, word: string, pieces: readonly Piece[]): void {
  const left = sheet.left + labelWidth
  writePieces(paper, pieces, text, say, {
    left,
    width: sheet.width - sheet.right - left,
    before: () =>
      drawLines(paper, [`${word} `], sheet.left, paper.y, { ...text, font: 'strong', ink: 'soft' }),
  })
  paper.y += 2
}

/** The legal text of an article, with what went and what came in one text. */
export function drawArticleLine(paper: Paper, { title, note, pieces }: ArticleLine): void {
  paper.y += 9
  reserve(paper, 76)
  tagged(paper, 'Sect', () => {
    writeHeading(paper, 3, printable(title), { size: 11.5, font: 'head', leading: 16 })
    write(paper, note, small)
    paper.y += 3
    const left = sheet.left + inset
    writePieces(paper, pieces, legal, say, { left, width: sheet.width - sheet.right - left })
  })
}
