import {
  column,
  drawLines,
  drawRight,
  heightOf,
  linesOf,
  newPage,
  type Paper,
  reserve,
  rule,
  sheet,
} from './paper.ts'
import { decoration, type Role, spoken, tagged } from './tagged.ts'
import { heading, headingHeight } from './writing.ts'

/** A column of a schedule: its share of the width, on which side its cells stand, and their language if another. */
export type TableColumn = { head: string; share: number; right?: boolean; lang?: string | undefined }

const usual = {
  cell: { size: 9, leading: 13 },
  head: { size: 8.5, font: 'strong', ink: 'soft', leading: 12 },
  air: 5,
} as const
const tight = {
  cell: { size: 8.5, leading: 11 },
  head: { size: 7.5, font: 'strong', ink: 'soft', leading: 10 },
  air: 2.5,
} as const
type Look = typeof usual | typeof tight

export type Table = {
  /** Stands above it, on the same page. */
  title?: string
  columns: readonly TableColumn[]
  rows: readonly string[][]
  foot?: string[]
  /** For a document that must stand on few sheets. */
  tight?: boolean
}

/**
 * Draws a schedule with hairlines, a heavy line under its head and above its foot. A row never breaks over two pages and,
 * where two fit, none stands alone on one; the foot stands below the last; the head comes back on each page. The first cell
 * of a row is its name.
 */
export function drawTable(paper: Paper, { title, ...given }: Table): void {
  const table = layout(paper, given)
  const needed = [(title ? headingHeight : 0) + table.head.height, ...togetherFrom(table, 0)]
  reserve(paper, fitting(needed))
  if (title) heading(paper, 3, title)
  tagged(paper, 'Table', () => {
    tagged(paper, 'THead', () => drawHead(paper, table))
    tagged(paper, 'TBody', () => drawBody(paper, table))
    const last = table.foot
    if (last) tagged(paper, 'TFoot', () => drawRow(paper, table, last))
  })
  paper.y += given.foot ? 9 : 14
}

function drawBody(paper: Paper, table: Layout): void {
  table.rows.forEach((row, index) => {
    const foot = index === table.rows.length - 1 ? table.foot : null
    const kept = index === table.rows.length - 2 || index === 0 ? togetherFrom(table, index) : []
    const needed = fitting(kept.length > 0 ? kept : [row.height + (foot?.height ?? 0)])
    if (paper.y + needed > sheet.height - sheet.bottom) {
      newPage(paper)
      decoration(paper, () => drawHead(paper, table))
    }
    drawRow(paper, table, row)
    rule(paper, paper.y - table.look.air, foot ? 'ink' : 'line', foot ? 1.2 : 0.7)
  })
}

/** The heights of the rows that stand together with this one: the next, and the third where it is the last. */
function togetherFrom({ rows, foot }: Layout, from: number): number[] {
  const count = rows.length - from === 3 ? 3 : 2
  const last = rows.length - from <= count ? (foot?.height ?? 0) : 0
  const heights = rows.slice(from, from + count).map(({ height }) => height)
  return heights.map((height, index) => height + (index === heights.length - 1 ? last : 0))
}

/** As many of the heights as fit on one sheet, at least the first two. */
function fitting(heights: readonly number[]): number {
  const room = sheet.height - sheet.bottom - sheet.top - headingHeight
  const whole = heights.reduce((sum, height) => sum + height, 0)
  if (whole <= room || heights.length < 2) return whole
  return fitting(heights.slice(0, -1))
}

type Row = { cells: string[][]; height: number; style: Look['cell'] & { font: 'regular' | 'strong' } }
type Layout = { look: Look; places: Place[]; head: Omit<Row, 'style'>; rows: Row[]; foot: Row | null }
type Place = { x: number; width: number; right: boolean; lang: string | null }

function layout(paper: Paper, table: Omit<Table, 'title'>): Layout {
  const { columns, rows, foot } = table
  const look = table.tight ? tight : usual
  const { cell, head, air } = look
  const places = placesOf(columns)
  const row = (texts: readonly string[], font: 'regular' | 'strong'): Row => {
    const style = { ...cell, font }
    const cells = places.map(({ width }, index) => linesOf(paper, texts[index] ?? '', width, style))
    return { cells, style, height: Math.max(...cells.map((lines) => heightOf(lines, style))) + 2 * air }
  }
  const heads = places.map(({ width }, index) => linesOf(paper, columns[index]?.head ?? '', width, head))
  return {
    look,
    places,
    head: { cells: heads, height: Math.max(...heads.map((lines) => heightOf(lines, head))) + 2 * air },
    rows: rows.map((texts) => row(texts, 'regular')),
    foot: foot ? row(foot, 'strong') : null,
  }
}

function drawHead(paper: Paper, { head: { cells, height }, look, places }: Layout): void {
  tagged(paper, 'TR', () => {
    cells.forEach((lines, index) => {
      drawCell(paper, lines, places[index], look.head, { role: 'TH', scope: 'Column' })
    })
  })
  paper.y += height - look.air
  rule(paper, paper.y, 'ink', 1.2)
  paper.y += look.air
}

function drawRow(paper: Paper, { places }: Layout, { cells, height, style }: Row): void {
  tagged(paper, 'TR', () => {
    cells.forEach((lines, index) => {
      const as: Cell = index === 0 ? { role: 'TH', scope: 'Row' } : { role: 'TD' }
      spoken(paper, places[index]?.lang ?? null, () => drawCell(paper, lines, places[index], style, as))
    })
  })
  paper.y += height
}

type Cell = { role: Role; scope?: 'Row' | 'Column' }

function drawCell(
  paper: Paper,
  lines: readonly string[],
  place: Place | undefined,
  style: Look['head'] | Row['style'],
  { role, scope }: Cell,
): void {
  if (!place) return
  tagged(
    paper,
    role,
    () => {
      if (place.right) drawRight(paper, lines, place.x + place.width, paper.y, style)
      else drawLines(paper, lines, place.x, paper.y, style)
    },
    scope ? { scope } : {},
  )
}

function placesOf(columns: readonly TableColumn[]): Place[] {
  const gap = 12
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const usable = column.width - gap * (columns.length - 1)
  let x = sheet.left
  return columns.map(({ share, right = false, lang = null }) => {
    const width = (usable * share) / whole
    const place = { x, width, right, lang }
    x += width + gap
    return place
  })
}
