import {
  beginText,
  endText,
  moveText,
  nextLine,
  type PDFDocument,
  type PDFPage,
  rgb,
  setFillingColor,
  setFontAndSize,
  setLineHeight,
  showText,
} from 'pdf-lib'
import type { FontName, Fonts } from './fonts.ts'

/** A4 in points, with the margins of the house style. */
export const sheet = { width: 595.28, height: 841.89, left: 48, right: 48, top: 92, bottom: 66 }
export const column = { width: sheet.width - sheet.left - sheet.right, gap: 22 }

/** The colours of the look on paper, which is always light. */
export const inks = {
  ink: rgb(0.09, 0.149, 0.169),
  soft: rgb(0.29, 0.345, 0.361),
  action: rgb(0.043, 0.333, 0.388),
  lamp: rgb(0.969, 0.725, 0.243),
  sunken: rgb(0.945, 0.929, 0.898),
  line: rgb(0.863, 0.835, 0.788),
  band: rgb(0.863, 0.925, 0.933),
  surface: rgb(1, 1, 1),
}
export type Ink = keyof typeof inks

export type TextStyle = { size: number; font?: FontName; ink?: Ink; leading?: number }

/** A document being written from top to bottom; `y` is how far down the page the next thing comes. */
export type Paper = {
  document: PDFDocument
  fonts: Fonts
  page: PDFPage
  y: number
  /** Called for each new page, to draw what stands on every page. */
  onPage(page: PDFPage, paper: Paper): void
}

/** Opens a document with its first page. */
export function openPaper(document: PDFDocument, fonts: Fonts, onPage: Paper['onPage']): Paper {
  const paper: Paper = { document, fonts, page: undefined as never, y: 0, onPage }
  newPage(paper)
  return paper
}

/** Goes on at the top of a new page. */
export function newPage(paper: Paper): void {
  paper.page = paper.document.addPage([sheet.width, sheet.height])
  paper.y = sheet.top
  paper.onPage(paper.page, paper)
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
  for (const paragraph of text.split('\n')) {
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

/** Draws lines of text, the first on a base line at x and y, which counts from the foot of the page as PDF does. */
export function drawText(
  paper: Paper,
  lines: readonly string[],
  { x, y }: { x: number; y: number },
  style: TextStyle,
): void {
  const { font, key, encode } = paper.fonts[style.font ?? 'regular']
  paper.page.node.setFontDictionary(key, font.ref)
  paper.page.pushOperators(
    beginText(),
    setFillingColor(inks[style.ink ?? 'ink']),
    setFontAndSize(key, style.size),
    setLineHeight(leadingOf(style)),
    moveText(hundredths(x), hundredths(y)),
    ...lines.flatMap((line) => [showText(encode(line)), nextLine()]),
    endText(),
  )
}

/** Draws one line that ends at x. */
export function drawRight(paper: Paper, text: string, x: number, y: number, style: TextStyle): void {
  drawLines(paper, [text], x - paper.fonts[style.font ?? 'regular'].width(text, style.size), y, style)
}

/** Writes a paragraph over the whole width, from page to page if need be, and moves down. */
export function write(
  paper: Paper,
  text: string,
  style: TextStyle,
  width = column.width,
  left = sheet.left,
): void {
  for (const line of linesOf(paper, text, width, style)) {
    reserve(paper, leadingOf(style))
    drawLines(paper, [line], left, paper.y, style)
    paper.y += leadingOf(style)
  }
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
  paper.page.drawLine({
    start: { x: from, y: sheet.height - y },
    end: { x: to, y: sheet.height - y },
    thickness,
    color: inks[ink],
  })
}

export function leadingOf({ size, leading }: TextStyle): number {
  return leading ?? size * 1.4
}

function cut(word: string, width: number, measure: (part: string) => number): string[] {
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

function hundredths(points: number): number {
  return Math.round(points * 100) / 100
}
