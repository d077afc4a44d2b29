import { column, drawLines, heightOf, linesOf, type Paper, rule, sheet } from './paper.ts'
import type { TextStyle } from './pen.ts'
import { tagged } from './tagged.ts'

export const usualFacts = { perRow: 2, label: 8.5, value: 11.5, amount: 17, note: 9 } as const
export const smallFacts = { perRow: 4, label: 7.5, value: 9, amount: 9, note: 7.5 } as const
export type FactLook = typeof usualFacts | typeof smallFacts

export type Fact = { label: string; value: string; note: string; isAmount?: true }

/** What matters most, side by side under hairlines: what it is called, what it is, and a note. */
export function drawFacts(paper: Paper, facts: readonly Fact[], look: FactLook): void {
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
  for (const [text, style] of parts.filter(([said]) => said !== '')) {
    const lines = linesOf(paper, text, width, style)
    const top = y
    tagged(paper, 'P', () => drawLines(paper, lines, x, top, style))
    y += heightOf(lines, style)
  }
  return y - paper.y
}
