import type { FilledClause } from '#app/domain/grant/clauses.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { AgreementDocument } from './agreement.ts'
import { dutch } from './house.ts'
import { column, drawLines, heightOf, linesOf, type Paper, reserve, rule, sheet } from './paper.ts'
import { drawBox } from './pen.ts'
import { tagged } from './tagged.ts'
import { bookmark, heading, headingHeight, write, writeChapter } from './writing.ts'

const usual = {
  left: (column.width - column.gap) / 2,
  gap: column.gap,
  note: { size: 10, ink: 'soft', leading: 14 },
  inset: 9,
  air: 9,
  title: { size: 11.5, font: 'head', leading: 16 },
  plain: { size: 10, leading: 14 },
  legal: { size: 8.5, ink: 'soft', leading: 11.8 },
  legalHead: { size: 8.5, ink: 'soft', leading: 11.8, font: 'strong' },
} as const

/** A small start stands on two sheets: less air, and the law in smaller letters. */
const small = {
  left: 200,
  gap: 14,
  note: { size: 8, ink: 'soft', leading: 11 },
  inset: 4,
  air: 3,
  title: { size: 9, font: 'head', leading: 11.5 },
  plain: { size: 8.5, leading: 10.6 },
  legal: { size: 7, ink: 'soft', leading: 8.5 },
  legalHead: null,
} as const

type Look = typeof usual | typeof small

/** Every article: at the left what it means, at the right in the quiet block what it says in law. */
export function drawArticles(paper: Paper, { clauses, terms }: AgreementDocument): void {
  const look = terms.track === 'small-start' ? small : usual
  const articles = clauses.map((clause, index) => measured(paper, clause, index + 1, look))
  const note = m.documents_pdf_articles_note({}, dutch)
  const noted = heightOf(linesOf(paper, note, column.width, look.note), look.note) + look.air
  const first = noted + (articles[0]?.height ?? 0) + look.air
  if (look === small) {
    reserve(paper, headingHeight + first)
    heading(paper, 2, m.documents_pdf_articles({}, dutch))
  } else writeChapter(paper, m.documents_pdf_articles({}, dutch), first)
  write(paper, note, look.note)
  paper.y += look.air
  for (const article of articles) tagged(paper, 'Sect', () => drawArticle(paper, article, look))
}

type Measured = ReturnType<typeof measured>

/** The lines of an article, and how high it is with them. */
function measured(paper: Paper, clause: FilledClause, number: number, look: Look) {
  const { gap, inset, title, plain, legal, legalHead } = look
  const right = column.width - look.left - gap
  const name = `${number}. ${clause.title}`
  const heads = linesOf(paper, name, look.left, title)
  const words = linesOf(paper, clause.plain, look.left, plain)
  const lawHead = legalHead ? m.documents_pdf_article({ number, title: clause.title }, dutch) : null
  const lawHeads = lawHead ? linesOf(paper, lawHead, right - 2 * inset, legalHead ?? legal) : []
  const text = lawHead ? clause.legal : m.documents_pdf_article({ number, title: clause.legal }, dutch)
  const law = linesOf(paper, text, right - 2 * inset, legal)
  const block = heightOf(lawHeads, legal) + heightOf(law, legal) + 2 * inset
  const height = Math.max(heightOf(heads, title) + heightOf(words, plain), block)
  return { name, heads, words, lawHeads, law, block, height, right }
}

function drawArticle(paper: Paper, article: Measured, look: Look): void {
  const { name, heads, words, lawHeads, law, block, height, right } = article
  const { gap, inset, air, title, plain, legal, legalHead } = look
  reserve(paper, height + air)
  bookmark(paper, 3, name)
  rule(paper, paper.y, 'line', 0.7)
  const top = paper.y + air
  tagged(paper, 'H3', () => drawLines(paper, heads, sheet.left, top, title))
  tagged(paper, 'P', () => drawLines(paper, words, sheet.left, top + heightOf(heads, title), plain))
  const x = sheet.left + look.left + gap
  drawBox(paper, { x, y: sheet.height - top - block }, right, block, { fill: 'sunken' }, 3)
  if (legalHead) tagged(paper, 'H4', () => drawLines(paper, lawHeads, x + inset, top + inset, legalHead))
  const below = top + inset + heightOf(lawHeads, legal)
  tagged(paper, 'P', () => drawLines(paper, law, x + inset, below, legal))
  paper.y = top + height + air
}
