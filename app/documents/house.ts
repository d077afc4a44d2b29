import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { drawLines, drawRight, type Paper, rule, sheet } from './paper.ts'
import { drawDisc } from './pen.ts'
import { decoration } from './tagged.ts'

/** The language of every agreement. */
export const dutch = { locale: 'nl' } as const

/** The head of every page in the house style: the word mark, and what the page belongs to. */
export function drawHead(paper: Paper, right: string): void {
  const top = 36
  const style = { size: 23, font: 'head' } as const
  const name = 'dichtb'
  drawLines(paper, [name], sheet.left, top, style)
  const x = sheet.left + paper.fonts.head.width(name, style.size)
  drawLines(paper, ['ıȷ'], x, top, { ...style, ink: 'action' })
  const [i, j] = [paper.fonts.head.width('ı', style.size), paper.fonts.head.width('ȷ', style.size)]
  for (const dot of [x + i / 2, x + i + j / 2 + 0.8]) {
    drawDisc(paper, { x: dot, y: sheet.height - top - 6.6 }, 2.1, { fill: 'lamp' })
  }
  drawRight(paper, [right], sheet.width - sheet.right, top + 10, { size: 8.5, ink: 'soft' })
  rule(paper, 70, 'ink', 0.7)
}

/** The foot of every page, once all are there: what it is, page x of y or what else stands in the middle, and its code. */
export function drawFeet(
  paper: Paper,
  [left, right]: readonly [left: string, right: string],
  language: { locale: Language },
  middleOf = (page: number, pages: number) => m.documents_pdf_page({ page, pages }, language),
): void {
  const style = { size: 8, ink: 'soft' } as const
  paper.pages.forEach((page, index) => {
    const here = { ...paper, page }
    const y = sheet.height - 44
    const middle = middleOf(index + 1, paper.pages.length)
    const wide = paper.fonts.regular.width(middle, style.size)
    decoration(paper, () => {
      rule(here, y - 8, 'line', 0.7)
      drawLines(here, [left], sheet.left, y, style)
      drawLines(here, [middle], (sheet.width - wide) / 2, y, style)
      drawRight(here, [right], sheet.width - sheet.right, y, style)
    })
  })
}

/** The first twelve characters of a hash in groups of four, as people compare them. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')
}
