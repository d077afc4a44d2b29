import type { FilledClause } from '#app/domain/grant/clauses.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { AgreementDocument } from './agreement.ts'
import {
  column,
  drawLines,
  heightOf,
  inks,
  linesOf,
  newPage,
  type Paper,
  reserve,
  rule,
  sheet,
  write,
} from './paper.ts'

const dutch = { locale: 'nl' } as const
const half = (column.width - column.gap) / 2
const inset = 9
const plain = { size: 10, leading: 14 } as const
const legal = { size: 8.5, ink: 'soft', leading: 11.8 } as const
const title = { size: 11.5, font: 'head', leading: 16 } as const

/** Every article: at the left what it means, at the right in the quiet block what it says in law. */
export function drawArticles(paper: Paper, { clauses }: AgreementDocument): void {
  newPage(paper)
  paper.y += 12
  write(paper, m.documents_pdf_articles({}, dutch), { size: 20, font: 'head', leading: 30 })
  write(paper, m.documents_pdf_articles_note({}, dutch), { size: 10, ink: 'soft', leading: 14 })
  paper.y += 12
  for (const [index, clause] of clauses.entries()) drawArticle(paper, clause, index + 1)
}

function drawArticle(paper: Paper, clause: FilledClause, number: number): void {
  const heads = linesOf(paper, `${number}. ${clause.title}`, half, title)
  const words = linesOf(paper, clause.plain, half, plain)
  const head = m.documents_pdf_article({ number, title: clause.title }, dutch)
  const law = linesOf(paper, clause.legal, half - 2 * inset, legal)
  const left = heightOf(heads, title) + heightOf(words, plain)
  const lawHead = linesOf(paper, head, half - 2 * inset, { ...legal, font: 'strong' })
  const right = heightOf(lawHead, legal) + heightOf(law, legal) + 2 * inset
  const height = Math.max(left, right)
  reserve(paper, height + 18)
  rule(paper, paper.y, 'line', 0.7)
  paper.y += 9
  drawLines(paper, heads, sheet.left, paper.y, title)
  drawLines(paper, words, sheet.left, paper.y + heightOf(heads, title), plain)
  const x = sheet.left + half + column.gap
  paper.page.drawRectangle({
    x,
    y: sheet.height - paper.y - right,
    width: half,
    height: right,
    color: inks.sunken,
  })
  drawLines(paper, lawHead, x + inset, paper.y + inset, { ...legal, font: 'strong' })
  drawLines(paper, law, x + inset, paper.y + inset + heightOf(lawHead, legal), legal)
  paper.y += height + 9
}
