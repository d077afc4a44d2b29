import { m } from '#app/i18n/paraglide/messages.js'
import type { AgreementDocument } from './agreement.ts'
import { dutch, shortHash } from './house.ts'
import { column, drawLines, heightOf, linesOf, type Paper, reserve, rule, sheet } from './paper.ts'
import { tagged } from './tagged.ts'
import { heading, headingHeight, write, writeChapter } from './writing.ts'

const half = (column.width - column.gap) / 2
const usual = { note: { size: 10, leading: 14.5 }, air: 22, place: 84, line: 34 } as const
const small = { note: { size: 8.5, leading: 11.5 }, air: 0, place: 58, line: 24 } as const

/** The last part: who signs, with how and under which code. It stands on one page. */
export function drawSigning(paper: Paper, { signers, terms, termsHash }: AgreementDocument): void {
  const isSmall = terms.track === 'small-start'
  const { note, air, place, line } = isSmall ? small : usual
  const fund = { name: terms.fund.legalName, capacity: m.documents_pdf_fund_signer({}, dutch) }
  const places = [...signers, fund]
  const text = m.documents_pdf_signing_note({ hash: shortHash(termsHash) }, dutch)
  const width = isSmall ? column.width : column.width * 0.8
  const notes = heightOf(linesOf(paper, text, width, note), note)
  const height = notes + air + Math.ceil(places.length / 2) * place
  const title = m.documents_pdf_signing({}, dutch)
  if (isSmall) {
    reserve(paper, headingHeight + height)
    heading(paper, 2, title)
  } else writeChapter(paper, title, height)
  write(paper, text, note, { width })
  paper.y += air
  places.forEach(({ name, capacity }, index) => {
    const x = sheet.left + (index % 2) * (half + column.gap)
    rule(paper, paper.y + line, 'soft', 0.8, x, x + half)
    tagged(paper, 'Sect', () => {
      tagged(paper, 'P', () =>
        drawLines(paper, [name], x, paper.y + line + 6, { size: 10.5, font: 'strong' }),
      )
      if (capacity)
        tagged(paper, 'P', () =>
          drawLines(paper, [capacity], x, paper.y + line + 21, { size: 9, ink: 'soft' }),
        )
    })
    if (index % 2 === 1 || index === places.length - 1) paper.y += place
  })
}
