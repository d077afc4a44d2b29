import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { printable } from './fonts.ts'
import { column, type Paper, reserve, rule, write } from './paper.ts'

/** A section in the words of the form; `total` is said below the lines that it adds up. */
export type PrintedSection = {
  title: string
  items: readonly { label: string; lines: readonly string[]; total?: string }[]
}

/** Draws a section under its title: each question with what was answered, or that nothing was. */
export async function drawAnswers(
  paper: Paper,
  { title, items }: PrintedSection,
  language: { locale: Language },
): Promise<void> {
  paper.y += 14
  reserve(paper, 90)
  write(paper, await printable(title), { size: 15, font: 'head', leading: 21 })
  rule(paper, paper.y + 2, 'soft', 0.7)
  paper.y += 10
  for (const { label, lines, total } of items) {
    reserve(paper, 44)
    if (label) write(paper, await printable(label), { size: 10, font: 'strong', leading: 14.5 })
    const said = lines.length > 0 ? lines : [m.documents_proposal_nothing({}, language)]
    const ink = lines.length > 0 ? 'ink' : 'soft'
    for (const line of said) {
      const text = said.length > 1 ? `– ${line}` : line
      write(paper, await printable(text), { size: 10.5, leading: 15, ink }, column.width)
    }
    if (total) write(paper, total, { size: 10.5, font: 'strong', leading: 15 }, column.width)
    paper.y += 8
  }
}
