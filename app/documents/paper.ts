import type { PDFDocument } from 'pdf-lib'
import { type Fonts, openFonts } from './fonts.ts'
import { closeOutline } from './outline.ts'
import { closePages, newPageOf, type Page } from './pages.ts'
import { drawLine, drawText, type Ink, leadingOf, type TextStyle } from './pen.ts'
import { settable } from './printable.ts'
import { closeTags, decoration, openTags, type Tags } from './tagged.ts'

export { type Ink, leadingOf, type TextStyle } from './pen.ts'

/** A4 in points, with the margins of the house style. */
export const sheet = { width: 595.28, height: 841.89, left: 48, right: 48, top: 86, bottom: 60 }
export const column = { width: sheet.width - sheet.left - sheet.right, gap: 22 }

/** A document being written from top to bottom; `y` is how far down the page the next thing comes. */
export type Paper = {
  document: PDFDocument
  fonts: Fonts
  tags: Tags
  pages: Page[]
  page: Page
  y: number
  /** Called for each new page, to draw what stands on every page. */
  onPage(paper: Paper): void
  /** Puts fonts, pages and structure in the document; nothing can be written after it. */
  close(): void
}

/** Opens a document with its first page. */
export function openPaper(document: PDFDocument, onPage: Paper['onPage']): Paper {
  const { fonts, close } = openFonts(document)
  const [tags, pages] = [openTags(), [] as Page[]]
  const paper: Paper = {
    document,
    fonts,
    tags,
    pages,
    page: undefined as never,
    y: 0,
    onPage,
    close() {
      closePages(document, pages, fonts)
      close()
      closeTags(document, tags, pages)
      closeOutline(document, tags.headings)
    },
  }
  newPage(paper)
  return paper
}

/** Goes on at the top of a new page. */
export function newPage(paper: Paper): void {
  paper.page = newPageOf(paper.document, [sheet.width, sheet.height])
  paper.pages.push(paper.page)
  paper.y = sheet.top
  decoration(paper, () => paper.onPage(paper))
}

/** Makes sure that so many points fit on this page. */
export function reserve(paper: Paper, height: number): void {
  if (paper.y + height > sheet.height - sheet.bottom) newPage(paper)
}

/** Cuts a text in lines that fit a width in points; a word that is too long by itself is cut where it must. */
export function linesOf(
  paper: Pick<Paper, 'fonts'>,
  text: string,
  width: number,
  style: TextStyle,
): string[] {
  const face = paper.fonts[style.font ?? 'regular']
  const space = face.width(' ', style.size)
  const lines: string[] = []
  for (const paragraph of settable(text).split('\n')) {
    let line = ''
    let used = 0
    for (const word of paragraph
      .split(' ')
      .flatMap((one) => cut(one, width, (part) => face.width(part, style.size)))) {
      const wide = face.width(word, style.size)
      if (line !== '' && used + space + wide > width) {
        lines.push(line)
        line = word
        used = wide
      } else {
        used += (line === '' ? 0 : space) + wide
        line = line === '' ? word : `${line} ${word}`
      }
    }
    lines.push(line)
  }
  return lines
}

/** The height that lines of a style take. */
export function heightOf(lines: readonly string[], style: TextStyle): number {
  return lines.length * leadingOf(style)
}

/** Draws lines from a top edge down, at x. `y` counts from the top of the page. */
export function drawLines(
  paper: Paper,
  lines: readonly string[],
  x: number,
  y: number,
  style: TextStyle,
): void {
  drawText(paper, lines, { x, y: sheet.height - y - style.size }, { ...style, leading: leadingOf(style) })
}

/** Draws lines that end at x. */
export function drawRight(
  paper: Paper,
  lines: readonly string[],
  x: number,
  y: number,
  style: TextStyle,
): void {
  const font = paper.fonts[style.font ?? 'regular']
  for (const [nth, line] of lines.entries())
    drawLines(paper, [line], x - font.width(line, style.size), y + nth * leadingOf(style), style)
}

/** A horizontal line at this height. */
export function rule(
  paper: Paper,
  y: number,
  ink: Ink,
  thickness: number,
  from = sheet.left,
  to = sheet.width - sheet.right,
): void {
  drawLine(paper, { x: from, y: sheet.height - y }, { x: to, y: sheet.height - y }, ink, thickness)
}

/** The parts of a word that each fit a width in points: one, unless it is too long by itself. */
export function cut(word: string, width: number, measure: (part: string) => number): string[] {
  if (measure(word) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && measure(part + letter) > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}
