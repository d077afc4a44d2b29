import { amountOf } from '#app/domain/grant/instrument.ts'
import { formatMoney } from '#app/domain/money.ts'
import { formatDay, formatList } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { AgreementDocument } from './agreement.ts'
import { dutch } from './house.ts'
import { column, drawLines, heightOf, linesOf, type Paper, rule, sheet } from './paper.ts'
import type { TextStyle } from './pen.ts'
import { tagged } from './tagged.ts'

export const usualFacts = { perRow: 2, label: 8.5, value: 11.5, amount: 17, note: 9 } as const
export const smallFacts = { perRow: 4, label: 7.5, value: 9, amount: 9, note: 7.5 } as const
type FactLook = typeof usualFacts | typeof smallFacts

type Fact = { label: string; value: string; note: string; isAmount?: true }

function factsOf({ terms, example }: AgreementDocument): Fact[] {
  const word = example ? ` (${m.components_example({}, dutch)})` : ''
  const days = { from: formatDay(terms.startsOn, 'nl'), to: formatDay(terms.endsOn, 'nl') }
  const places = terms.neighbourhoods.map(({ name }) => name)
  return [
    {
      label: m.documents_pdf_fund({}, dutch),
      value: terms.fund.name,
      note: m.documents_pdf_fund_by({ name: terms.fund.legalName }, dutch),
    },
    {
      label: m.documents_pdf_grantee({}, dutch),
      value: `${terms.grantee.name}${word}`,
      note: granteeLine(terms),
    },
    {
      label: m.documents_pdf_amount({}, dutch),
      value: `${formatMoney(amountOf(terms))}${word}`,
      note: amountNote(terms),
      isAmount: true,
    },
    {
      label: m.documents_pdf_period({}, dutch),
      value: m.documents_pdf_from_to(days, dutch),
      note: formatList(places, 'nl'),
    },
  ]
}

function amountNote({ instruments }: AgreementDocument['terms']): string {
  if (instruments.every(({ kind }) => kind === 'gift')) return m.documents_pdf_amount_note({}, dutch)
  const parts = instruments.map(({ kind, amountCents }) =>
    partOf[kind]({ amount: formatMoney(amountCents) }, dutch),
  )
  return formatList(parts, 'nl')
}

const partOf = {
  gift: m.documents_pdf_part_gift,
  loan: m.documents_pdf_part_loan,
  outcome: m.documents_pdf_part_outcome,
}

function granteeLine({ grantee, fiscalHost, initiative }: AgreementDocument['terms']): string {
  const kvk = m.documents_pdf_kvk({ number: grantee.kvkNumber }, dutch)
  return fiscalHost ? `${kvk}, ${m.documents_pdf_for_group({ name: initiative.name }, dutch)}` : kvk
}

/** The parties, the amount and the period, side by side. */
export function drawFacts(paper: Paper, agreement: AgreementDocument, look: FactLook): void {
  const facts = factsOf(agreement)
  const gap = look.perRow === 2 ? column.gap : 12
  const width = (column.width - gap * (look.perRow - 1)) / look.perRow
  for (let first = 0; first < facts.length; first += look.perRow) {
    const heights = facts
      .slice(first, first + look.perRow)
      .map((fact, index) =>
        tagged(paper, 'Sect', () => drawFact(paper, fact, sheet.left + index * (width + gap), width, look)),
      )
    paper.y += Math.max(...heights) + 10
  }
}

function drawFact(paper: Paper, fact: Fact, x: number, width: number, look: FactLook): number {
  rule(paper, paper.y, 'soft', 0.7, x, x + width)
  const size = fact.isAmount ? look.amount : look.value
  const parts: [string, TextStyle][] = [
    [fact.label, { size: look.label, ink: 'soft', leading: look.label * 1.6 }],
    [fact.value, { size, font: 'strong', leading: size * 1.3 }],
    [fact.note, { size: look.note, ink: 'soft', leading: look.note * 1.4 }],
  ]
  let y = paper.y + 6
  for (const [text, style] of parts) {
    const lines = linesOf(paper, text, width, style)
    const top = y
    tagged(paper, 'P', () => drawLines(paper, lines, x, top, style))
    y += heightOf(lines, style)
  }
  return y - paper.y
}
