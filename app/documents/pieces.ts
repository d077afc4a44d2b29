import type { Piece } from '#app/domain/piece.ts'
import { column, cut, drawLines, type Ink, type Paper, reserve, rule, sheet } from './paper.ts'
import { leadingOf, type TextStyle } from './pen.ts'
import { printable } from './printable.ts'
import { addPart, type Part, type PartMore, type Role, tagged, within } from './tagged.ts'

/** A stretch of one line that belongs to one piece; `of` is null for what only keeps two pieces apart. */
type Run = { text: string; of: number | null; width: number }
type Look = { ink: Ink; line: NonNullable<PartMore['line']>; down: number }
type Drawn = { page: Paper['page']; y: number; from: number; to: number; look: Look }
type Place = { left?: number; width?: number; as?: Role }

const looks: Record<Exclude<Piece['kind'], 'same'>, Look> = {
  removed: { ink: 'gone', line: 'LineThrough', down: 0.72 },
  added: { ink: 'come', line: 'Underline', down: 1.14 },
}

/**
 * Writes a text of which pieces went (red, struck through) or came (green, underlined), from page to page if need be.
 * `say` is how such a piece is read out, where colour and lines are not seen. `before` stands in front of the first line.
 */
export function writePieces(
  paper: Paper,
  pieces: readonly Piece[],
  style: TextStyle,
  say: Record<keyof typeof looks, (text: string) => string>,
  { left = sheet.left, width = column.width, as = 'P', before }: Place & { before?: () => void } = {},
): void {
  const lines = linesOf(paper, pieces, width, style)
  const drawn: Drawn[] = []
  const parts = new Map<number, Part | null>()
  const partOf = ({ of }: Run): Part | null => {
    const piece = of === null ? undefined : pieces[of]
    if (!piece || of === null || piece.kind === 'same') return paper.tags.now
    const more = { alt: say[piece.kind](piece.text.trim()), line: looks[piece.kind].line }
    const part = parts.get(of) ?? addPart(paper, 'Span', more)
    parts.set(of, part)
    return part
  }
  tagged(paper, as, () => {
    for (const [nth, line] of lines.entries()) {
      reserve(paper, leadingOf(style))
      if (nth === 0) before?.()
      let x = left
      for (const [at, run] of line.entries()) {
        const look = lookOf(pieces, run)
        const text = at === line.length - 1 && nth < lines.length - 1 ? `${run.text} ` : run.text
        const [from, { page, y }] = [x, paper]
        const inked = look ? { ...style, ink: look.ink } : style
        within(paper, partOf(run), () => drawLines(paper, [text], from, y, inked))
        x += run.width
        if (look) drawn.push({ page, y: y + style.size * look.down, from, to: x, look })
      }
      paper.y += leadingOf(style)
    }
  })
  for (const { page, y, from, to, look } of drawn) rule({ ...paper, page }, y, look.ink, 0.8, from, to)
}

function lookOf(pieces: readonly Piece[], { of }: Run): Look | null {
  const kind = of === null ? 'same' : (pieces[of]?.kind ?? 'same')
  return kind === 'same' ? null : looks[kind]
}

/** The lines in which pieces fit a width, each as the runs that it is made of. */
function linesOf(paper: Paper, pieces: readonly Piece[], width: number, style: TextStyle): Run[][] {
  const measure = (text: string) => paper.fonts[style.font ?? 'regular'].width(text, style.size)
  const lines: Run[][] = [[]]
  let [used, gap] = [0, null as Run | null]
  for (const word of wordsOf(pieces)) {
    if (word.kind === 'end') lines.push([])
    if (word.kind === 'end') [used, gap] = [0, null]
    if (word.kind === 'gap') gap = { text: ' ', of: word.of, width: measure(' ') }
    if (word.kind !== 'word') continue
    const runs = word.parts.flatMap(({ text, of }) =>
      cut(text, width, measure).map((part) => ({ text: part, of, width: measure(part) })),
    )
    const wide = runs.reduce((sum, run) => sum + run.width, 0)
    if (used > 0 && used + (gap?.width ?? 0) + wide > width) {
      lines.push([])
      ;[used, gap] = [0, null]
    }
    const apart = gap && { ...gap, of: lines.at(-1)?.at(-1)?.of === runs[0]?.of ? gap.of : null }
    for (const run of used > 0 && apart ? [apart, ...runs] : runs) {
      if (used > 0 && used + run.width > width) {
        lines.push([])
        used = 0
      }
      used += run.width
      addRun(lines.at(-1) as Run[], run)
    }
    gap = null
  }
  return lines
}

function addRun(line: Run[], run: Run): void {
  const last = line.at(-1)
  if (last?.of !== run.of || !last) line.push({ ...run })
  else {
    last.text += run.text
    last.width += run.width
  }
}

type Word =
  | { kind: 'word'; parts: { text: string; of: number }[] }
  | { kind: 'gap'; of: number | null }
  | { kind: 'end' }

/** Words with the pieces they are made of, and what stands between them; what comes never sticks to what went before it. */
function wordsOf(pieces: readonly Piece[]): Word[] {
  const words: Word[] = []
  pieces.forEach(({ text, kind }, of) => {
    const stuck = kind === 'added' && pieces[of - 1]?.kind === 'removed' && words.at(-1)?.kind === 'word'
    if (stuck) words.push({ kind: 'gap', of: null })
    for (const part of printable(text).split(/( |\n)/)) {
      const last = words.at(-1)
      if (part === '\n') words.push({ kind: 'end' })
      else if (part === ' ') words.push({ kind: 'gap', of })
      else if (part !== '' && last?.kind === 'word') last.parts.push({ text: part, of })
      else if (part !== '') words.push({ kind: 'word', parts: [{ text: part, of }] })
    }
  })
  return words
}
