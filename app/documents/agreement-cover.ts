import { amountOf } from '#app/domain/grant/instrument.ts'
import { formatMoney } from '#app/domain/money.ts'
import { formatDay, formatList, formatPercent } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { AgreementDocument } from './agreement.ts'
import { drawPicture } from './draw-picture.ts'
import {
  column,
  drawLines,
  heightOf,
  linesOf,
  type Paper,
  reserve,
  rule,
  sheet,
  type TextStyle,
  write,
} from './paper.ts'

const dutch = { locale: 'nl' } as const
const half = (column.width - column.gap) / 2

/** The first page: what it is, between whom, how much, how long, the picture, and what matters in a few words. */
export function drawCover(paper: Paper, agreement: AgreementDocument): void {
  const { terms, example } = agreement
  paper.y += 16
  write(paper, m.documents_pdf_agreement({ reference: terms.reference }, dutch), {
    size: 10,
    font: 'strong',
    ink: 'soft',
  })
  paper.y += 2
  write(paper, terms.initiative.name, { size: 26, font: 'head', leading: 31 })
  paper.y += 4
  write(paper, terms.purpose, { size: 13, ink: 'soft', leading: 18.5 }, column.width * 0.78)
  paper.y += 18
  const word = example ? ` (${m.components_example({}, dutch)})` : ''
  twoFacts(
    paper,
    fact(
      m.documents_pdf_fund({}, dutch),
      terms.fund.name,
      m.documents_pdf_fund_by({ name: terms.fund.legalName }, dutch),
    ),
    fact(m.documents_pdf_grantee({}, dutch), `${terms.grantee.name}${word}`, granteeLine(terms)),
  )
  twoFacts(
    paper,
    fact(
      m.documents_pdf_amount({}, dutch),
      `${formatMoney(amountOf(terms))}${word}`,
      m.documents_pdf_amount_note({}, dutch),
      17,
    ),
    fact(
      m.documents_pdf_period({}, dutch),
      m.documents_pdf_from_to(
        { from: formatDay(terms.startsOn, 'nl'), to: formatDay(terms.endsOn, 'nl') },
        dutch,
      ),
      formatList(
        terms.neighbourhoods.map(({ name }) => name),
        'nl',
      ),
    ),
  )
  paper.y += 10
  heading(paper, m.documents_pdf_picture({}, dutch))
  write(paper, m.documents_pdf_picture_note({}, dutch), { size: 9, ink: 'soft' })
  paper.y += 8
  drawPicture(paper, agreement.picture, agreement.pictureWords)
  paper.y += 14
  twoTexts(paper, plainWords(agreement), changeWords(agreement))
}

/** A heading of the second rank, never alone at the foot of a page. */
export function heading(paper: Paper, text: string): void {
  reserve(paper, 60)
  write(paper, text, { size: 13, font: 'head', leading: 19 })
}

type Fact = { label: string; value: string; note: string; size: number }

function fact(label: string, value: string, note: string, size = 11.5): Fact {
  return { label, value, note, size }
}

function granteeLine({ grantee, fiscalHost, initiative }: AgreementDocument['terms']): string {
  const kvk = m.documents_pdf_kvk({ number: grantee.kvkNumber }, dutch)
  return fiscalHost ? `${kvk}, ${m.documents_pdf_for_group({ name: initiative.name }, dutch)}` : kvk
}

function twoFacts(paper: Paper, left: Fact, right: Fact): void {
  const heights = [left, right].map((one, index) =>
    drawFact(paper, one, sheet.left + index * (half + column.gap)),
  )
  paper.y += Math.max(...heights) + 10
}

function drawFact(paper: Paper, { label, value, note, size }: Fact, x: number): number {
  rule(paper, paper.y, 'soft', 0.7, x, x + half)
  const parts: [string, TextStyle][] = [
    [label, { size: 8.5, ink: 'soft', leading: 14 }],
    [value, { size, font: 'strong', leading: size * 1.3 }],
    [note, { size: 9, ink: 'soft', leading: 12.5 }],
  ]
  let y = paper.y + 6
  for (const [text, style] of parts) {
    const lines = linesOf(paper, text, half, style)
    drawLines(paper, lines, x, y, style)
    y += heightOf(lines, style)
  }
  return y - paper.y
}

type TwoText = { title: string; text: string }

function twoTexts(paper: Paper, left: TwoText, right: TwoText): void {
  const style = { size: 9.5, leading: 13.5 } as const
  const cells = [left, right].map(({ title, text }) => ({ title, lines: linesOf(paper, text, half, style) }))
  const height = 20 + Math.max(...cells.map(({ lines }) => heightOf(lines, style)))
  reserve(paper, height)
  cells.forEach(({ title, lines }, index) => {
    const x = sheet.left + index * (half + column.gap)
    drawLines(paper, [title], x, paper.y, { size: 12, font: 'head' })
    drawLines(paper, lines, x, paper.y + 20, style)
  })
  paper.y += height
}

function plainWords({ terms }: AgreementDocument): TwoText {
  const payments = m.documents_pdf_in_parts({ count: terms.tranches.length }, dutch)
  const review = terms.experiment
    ? m.documents_pdf_review({ day: formatDay(terms.experiment.reviewDate, 'nl') }, dutch)
    : ''
  return { title: m.documents_pdf_plain({}, dutch), text: [payments, review].filter(Boolean).join(' ') }
}

function changeWords({ terms }: AgreementDocument): TwoText {
  const { budgetFreeBp, delayFreeDays, delayNoticeMonths } = terms.flexibility
  const text = m.documents_pdf_change(
    {
      free: formatPercent(budgetFreeBp, 'nl'),
      weeks: Math.floor(delayFreeDays / 7),
      months: delayNoticeMonths,
    },
    dutch,
  )
  return { title: m.documents_pdf_change_title({}, dutch), text }
}
