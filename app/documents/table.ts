import { column, drawLines, drawRight, heightOf, linesOf, type Paper, reserve, rule, sheet } from './paper.ts'

/** A column of a schedule: its share of the width, and on which side its cells stand. */
export type TableColumn = { head: string; share: number; right?: boolean }

const cell = { size: 9, leading: 13 } as const
const head = { size: 8.5, font: 'strong', ink: 'soft', leading: 12 } as const
const air = 5

/** Draws a schedule with hairlines and a heavy line under its head; a row never breaks over two pages. */
export function drawTable(
  paper: Paper,
  columns: readonly TableColumn[],
  rows: readonly string[][],
  foot?: string[],
): void {
  const places = placesOf(columns)
  reserve(paper, 60)
  for (const [index, { x, width }] of places.entries()) {
    one(paper, columns[index]?.head ?? '', x, width, columns[index]?.right, head)
  }
  paper.y += head.leading + air
  rule(paper, paper.y, 'ink', 1.2)
  paper.y += air
  for (const row of rows) drawRow(paper, columns, row, 'regular')
  if (foot) drawRow(paper, columns, foot, 'strong')
  paper.y += 14
}

function drawRow(
  paper: Paper,
  columns: readonly TableColumn[],
  row: readonly string[],
  font: 'regular' | 'strong',
): void {
  const style = { ...cell, font }
  const places = placesOf(columns)
  const cells = places.map(({ width }, index) => linesOf(paper, row[index] ?? '', width, style))
  const height = Math.max(...cells.map((lines) => heightOf(lines, style)))
  reserve(paper, height + 2 * air)
  for (const [index, { x, width }] of places.entries()) {
    for (const [nth, line] of (cells[index] ?? []).entries()) {
      const y = paper.y + nth * cell.leading
      if (columns[index]?.right) drawRight(paper, line, x + width, y, style)
      else drawLines(paper, [line], x, y, style)
    }
  }
  paper.y += height + air
  rule(paper, paper.y, 'line', 0.7)
  paper.y += air
}

function one(
  paper: Paper,
  text: string,
  x: number,
  width: number,
  right: boolean | undefined,
  style: typeof head,
): void {
  if (right) drawRight(paper, text, x + width, paper.y, style)
  else drawLines(paper, [text], x, paper.y, style)
}

function placesOf(columns: readonly TableColumn[]) {
  const gap = 12
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const usable = column.width - gap * (columns.length - 1)
  let x = sheet.left
  return columns.map(({ share }) => {
    const width = (usable * share) / whole
    const place = { x, width }
    x += width + gap
    return place
  })
}
