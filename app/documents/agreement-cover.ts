import { amountOf } from '#app/domain/grant/instrument.ts'
import { formatMoney } from '#app/domain/money.ts'
import { formatDay, formatPercent } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { AgreementDocument } from './agreement.ts'
import { agreementFacts } from './agreement-facts.ts'
import { drawPicture } from './draw-picture.ts'
import { drawFacts, smallFacts, usualFacts } from './facts.ts'
import { dutch } from './house.ts'
import { column, drawLines, heightOf, linesOf, type Paper, reserve, sheet } from './paper.ts'
import { tagged } from './tagged.ts'
import { bookmark, heading, write, writeHeading } from './writing.ts'

const half = (column.width - column.gap) / 2

/** What a cover is set in; a small start has all it says on two sheets. */
const usual = {
  top: 16,
  name: { size: 26, font: 'head', leading: 31 },
  purpose: { size: 13, ink: 'soft', leading: 18.5 },
  facts: usualFacts,
  air: 14,
} as const
const small = {
  top: 0,
  name: { size: 20, font: 'head', leading: 24 },
  purpose: { size: 11, ink: 'soft', leading: 15 },
  facts: smallFacts,
  air: 6,
} as const

/** The first page: what it is, between whom, how much, how long, the picture, and what matters in a few words. */
export function drawCover(paper: Paper, agreement: AgreementDocument): void {
  const { terms } = agreement
  const isSmall = terms.track === 'small-start'
  const look = isSmall ? small : usual
  paper.y += look.top
  const kind = m.documents_pdf_agreement({ reference: terms.reference }, dutch)
  write(paper, kind, { size: 10, font: 'strong', ink: 'soft' })
  paper.y += 2
  writeHeading(paper, 1, terms.initiative.name, look.name)
  paper.y += 4
  write(paper, terms.purpose, look.purpose, { width: column.width * 0.78 })
  paper.y += look.air + 4
  drawFacts(paper, agreementFacts(agreement), look.facts)
  heading(paper, 2, m.documents_pdf_picture({}, dutch))
  if (!isSmall) write(paper, m.documents_pdf_picture_note({}, dutch), { size: 9, ink: 'soft' })
  paper.y += look.air / 2
  drawPicture(paper, agreement.picture, agreement.pictureWords, pictureAlt(agreement))
  if (isSmall) return
  paper.y += look.air
  twoTexts(paper, plainWords(agreement), changeWords(agreement))
}

function pictureAlt({ terms, picture }: AgreementDocument): string {
  return m.components_picture_title(
    {
      from: formatDay(picture.from, 'nl'),
      to: formatDay(picture.to, 'nl'),
      milestones: String(terms.milestones.length),
      tranches: String(terms.tranches.length),
      amount: formatMoney(amountOf(terms)),
    },
    dutch,
  )
}

type TwoText = { title: string; text: string }

function twoTexts(paper: Paper, left: TwoText, right: TwoText): void {
  const style = { size: 9.5, leading: 13.5 } as const
  const cells = [left, right].map(({ title, text }) => ({ title, lines: linesOf(paper, text, half, style) }))
  const height = 20 + Math.max(...cells.map(({ lines }) => heightOf(lines, style)))
  reserve(paper, height)
  cells.forEach(({ title, lines }, index) => {
    const x = sheet.left + index * (half + column.gap)
    bookmark(paper, 2, title)
    tagged(paper, 'H2', () => drawLines(paper, [title], x, paper.y, { size: 12, font: 'head' }))
    tagged(paper, 'P', () => drawLines(paper, lines, x, paper.y + 20, style))
  })
  paper.y += height
}

function plainWords({ terms }: AgreementDocument): TwoText {
  const count = terms.tranches.length
  const payments =
    count === 1 ? m.documents_pdf_in_one({}, dutch) : m.documents_pdf_in_parts({ count }, dutch)
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
