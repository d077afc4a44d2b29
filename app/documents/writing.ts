import { column, drawLines, linesOf, type Paper, reserve, sheet } from './paper.ts'
import { leadingOf, type TextStyle } from './pen.ts'
import { type Role, tagged } from './tagged.ts'

/** Writes a paragraph over the whole width, from page to page if need be, and moves down. */
export function write(
  paper: Paper,
  text: string,
  style: TextStyle,
  { width = column.width, left = sheet.left, as = 'P' }: { width?: number; left?: number; as?: Role } = {},
): void {
  const leading = leadingOf(style)
  const lines = linesOf(paper, text, width, style)
  tagged(paper, as, () => {
    let done = 0
    while (done < lines.length) {
      reserve(paper, leading)
      const room = Math.max(1, Math.floor((sheet.height - sheet.bottom - paper.y + 0.01) / leading))
      const here = lines.slice(done, done + room)
      done += here.length
      drawLines(
        paper,
        done < lines.length ? [...here.slice(0, -1), `${here.at(-1)} `] : here,
        left,
        paper.y,
        style,
      )
      paper.y += here.length * leading
    }
  })
}

/** Writes a heading, which readers can go to; a bookmark leads to it. */
export function writeHeading(
  paper: Paper,
  level: 1 | 2 | 3 | 4,
  text: string,
  style: TextStyle,
  width = column.width,
): void {
  reserve(paper, leadingOf(style))
  bookmark(paper, level, text)
  write(paper, text, style, { width, as: `H${level}` })
}

/** A heading of a part of a page, with air above; `headingHeight` is what it takes. */
export function heading(paper: Paper, level: 2 | 3, text: string): void {
  paper.y += 6
  writeHeading(paper, level, text, { size: 13, font: 'head', leading: 20 })
}
export const headingHeight = 26

/** Begins a chapter on this page, if its title and so many points of it fit there, else on a new one. */
export function writeChapter(paper: Paper, text: string, first: number): void {
  if (paper.y > sheet.top) paper.y += 10
  reserve(paper, 42 + first)
  paper.y += 12
  writeHeading(paper, 2, text, { size: 20, font: 'head', leading: 30 })
}

/** Writes a list, each of its items behind a dash. */
export function writeList(paper: Paper, items: readonly string[], style: TextStyle, air = 0): void {
  tagged(paper, 'L', () => {
    for (const item of items) {
      reserve(paper, 2 * leadingOf(style))
      tagged(paper, 'LI', () => write(paper, `–\u00a0${item}`, style, { as: 'LBody' }))
      paper.y += air
    }
  })
}

/** A bookmark to this height. */
export function bookmark({ tags, page, y }: Paper, level: number, text: string): void {
  tags.headings.push({ level, text, page: page.leaf, y: sheet.height - y + 12 })
}
