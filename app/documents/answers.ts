import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { column, type Paper, reserve, rule, sheet } from './paper.ts'
import { printable } from './printable.ts'
import { write, writeHeading, writeList } from './writing.ts'

/** One row of a list: what names it, and its other parts under their labels. */
type PrintedEntry = {
  name: { text: string } | null
  parts: readonly { label: string; text: string; long: boolean }[]
}

/** A section in the words of the form; `entries` are the rows behind `lines`, `total` is said below what it adds up. */
export type PrintedSection = {
  title: string
  items: readonly {
    label: string
    lines: readonly string[]
    entries?: readonly PrintedEntry[]
    total?: string
  }[]
}

const text = { size: 11, leading: 16 } as const
const indent = 12

/** Draws a section under its title: each question with what was answered, or that nothing was. */
export function drawAnswers(
  paper: Paper,
  { title, items }: PrintedSection,
  language: { locale: Language },
): void {
  paper.y += 14
  reserve(paper, 90)
  writeHeading(paper, 2, printable(title), { size: 15, font: 'head', leading: 21 })
  rule(paper, paper.y + 2, 'soft', 0.7)
  paper.y += 10
  for (const { label, lines, entries, total } of items) {
    reserve(paper, 44)
    if (label) write(paper, printable(label), { size: 10.5, font: 'strong', leading: 15 }, { as: 'H3' })
    if (lines.length === 0) write(paper, m.documents_proposal_nothing({}, language), { ...text, ink: 'soft' })
    else if (entries) for (const entry of entries) drawEntry(paper, entry)
    else if (lines.length > 1) writeList(paper, lines.map(printable), text)
    else for (const line of lines) write(paper, printable(line), text)
    if (total) write(paper, total, { ...text, font: 'strong' })
    paper.y += 8
  }
}

/** A row: its name, and indented its parts; what is short stands together on one line. */
function drawEntry(paper: Paper, { name, parts }: PrintedEntry): void {
  reserve(paper, 36)
  if (name) write(paper, printable(name.text), { ...text, font: 'strong' })
  const said = parts.map(({ label, text: value, long }) => ({
    words: `${label}${/[?:]$/.test(label) ? '' : ':'} ${value}`,
    short: !long && !label.endsWith('?'),
  }))
  const together = said.filter(({ short }) => short).map(({ words }) => words)
  const lines = [together.join(' · '), ...said.filter(({ short }) => !short).map(({ words }) => words)]
  for (const line of lines)
    if (line)
      write(
        paper,
        printable(line),
        { ...text, size: 10.5, leading: 15 },
        { width: column.width - indent, left: sheet.left + indent },
      )
  paper.y += 3
}
