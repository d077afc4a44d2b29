import { m } from '#app/i18n/paraglide/messages.js'
import type { AgreementDocument } from './agreement.ts'
import { shortHash } from './house.ts'
import { column, drawLines, type Paper, reserve, rule, sheet, write } from './paper.ts'

const dutch = { locale: 'nl' } as const
const half = (column.width - column.gap) / 2

/** The last part: who signs, with how and under which mark. */
export function drawSigning(paper: Paper, { signers, terms, termsHash }: AgreementDocument): void {
  reserve(paper, 250)
  paper.y += 12
  write(paper, m.documents_pdf_signing({}, dutch), { size: 20, font: 'head', leading: 30 })
  write(
    paper,
    m.documents_pdf_signing_note({ hash: shortHash(termsHash) }, dutch),
    { size: 10, leading: 14.5 },
    column.width * 0.8,
  )
  paper.y += 22
  const places = [
    ...signers,
    { name: terms.fund.legalName, capacity: m.documents_pdf_fund_signer({}, dutch) },
  ]
  places.forEach(({ name, capacity }, index) => {
    const x = sheet.left + (index % 2) * (half + column.gap)
    if (index % 2 === 0) reserve(paper, 84)
    rule(paper, paper.y + 34, 'soft', 0.8, x, x + half)
    drawLines(paper, [name], x, paper.y + 40, { size: 10.5, font: 'strong' })
    drawLines(paper, [capacity], x, paper.y + 55, { size: 9, ink: 'soft' })
    if (index % 2 === 1 || index === places.length - 1) paper.y += 84
  })
}
