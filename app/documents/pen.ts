import type { FontName } from './fonts.ts'
import { put } from './pages.ts'
import type { Paper } from './paper.ts'

/** The colours of the look on paper, which is always light. */
export const inks = {
  ink: '0.09 0.149 0.169',
  soft: '0.29 0.345 0.361',
  action: '0.043 0.333 0.388',
  lamp: '0.969 0.725 0.243',
  sunken: '0.945 0.929 0.898',
  line: '0.863 0.835 0.788',
  band: '0.863 0.925 0.933',
  surface: '1 1 1',
  gone: '0.651 0.165 0.114',
  come: '0.133 0.392 0.227',
}
export type Ink = keyof typeof inks
export type TextStyle = { size: number; font?: FontName; ink?: Ink; leading?: number }
type Point = { x: number; y: number }
type Look = { fill?: Ink; border?: Ink; thickness?: number }

/** Draws lines of text, the first on a base line at x and y, which counts from the foot of the page as all here does.
 * A line that goes on ends in a space, so that words stay apart when it is read out. */
export function drawText(paper: Paper, lines: readonly string[], { x, y }: Point, style: TextStyle): void {
  const name = style.font ?? 'regular'
  const font = paper.fonts[name]
  const last = lines.length - 1
  const shown = lines.map((line, nth) => `<${font.encode(nth < last ? `${line} ` : line)}> Tj`).join(' T*\n')
  const begin = `BT ${inks[style.ink ?? 'ink']} rg /${name} ${style.size} Tf ${near(leadingOf(style))} TL`
  put(paper.page, paper.tags.now, `${begin} ${near(x)} ${near(y)} Td\n${shown} ET`)
}

/** A line from one point to another; `dots` is how long it is drawn and how long it is not. */
export function drawLine(
  paper: Paper,
  from: Point,
  to: Point,
  ink: Ink,
  thickness: number,
  dots?: number[],
): void {
  const dotted = dots ? ` [${dots.map(near).join(' ')}] 0 d 1 J` : ''
  shape(paper, `q ${inks[ink]} RG ${near(thickness)} w${dotted} ${at(from)} m ${at(to)} l S Q`)
}

/** A box with its lower left corner here, with round corners if asked. */
export function drawBox(
  paper: Paper,
  { x, y }: Point,
  width: number,
  height: number,
  look: Look,
  radius = 0,
): void {
  const r = Math.min(radius, width / 2, height / 2)
  const plain = `${near(x)} ${near(y)} ${near(width)} ${near(height)} re`
  paint(paper, r === 0 ? plain : roundedPath({ x, y }, width, height, r), look)
}

function roundedPath({ x, y }: Point, width: number, height: number, r: number): string {
  const [right, top] = [x + width, y + height]
  const corner = (from: Point, edge: Point, to: Point) =>
    `${at(toward(from, edge))} ${at(toward(to, edge))} ${at(to)} c`
  const path = [
    `${at({ x: x + r, y })} m ${at({ x: right - r, y })} l`,
    corner({ x: right - r, y }, { x: right, y }, { x: right, y: y + r }),
    `${at({ x: right, y: top - r })} l`,
    corner({ x: right, y: top - r }, { x: right, y: top }, { x: right - r, y: top }),
    `${at({ x: x + r, y: top })} l`,
    corner({ x: x + r, y: top }, { x, y: top }, { x, y: top - r }),
    `${at({ x, y: y + r })} l`,
    corner({ x, y: y + r }, { x, y }, { x: x + r, y }),
  ]
  return `${path.join(' ')} h`
}

/** A disc round a point. */
export function drawDisc(paper: Paper, { x, y }: Point, radius: number, look: Look): void {
  drawBox(paper, { x: x - radius, y: y - radius }, 2 * radius, 2 * radius, look, radius)
}

/** The lower half of a disc round a point. */
export function drawHalfDisc(paper: Paper, { x, y }: Point, r: number, ink: Ink): void {
  const k = r * bend
  const left = `${near(x - r)} ${near(y - k)} ${near(x - k)} ${near(y - r)} ${at({ x, y: y - r })} c`
  const right = `${near(x + k)} ${near(y - r)} ${near(x + r)} ${near(y - k)} ${at({ x: x + r, y })} c`
  paint(paper, `${at({ x: x - r, y })} m ${left} ${right} h`, { fill: ink })
}

export function leadingOf({ size, leading }: TextStyle): number {
  return leading ?? size * 1.4
}

/** How far toward its corner the handle of a quarter of a circle lies. */
const bend = 0.5523

function toward(from: Point, edge: Point): Point {
  return { x: from.x + (edge.x - from.x) * bend, y: from.y + (edge.y - from.y) * bend }
}

function paint(paper: Paper, path: string, { fill, border, thickness = 1 }: Look): void {
  const colours = [fill && `${inks[fill]} rg`, border && `${inks[border]} RG ${near(thickness)} w`]
  const how = fill && border ? 'B' : fill ? 'f' : 'S'
  shape(paper, `q ${colours.filter(Boolean).join(' ')} ${path} ${how} Q`)
}

/** A shape belongs to the picture that it is a part of; elsewhere it is decoration. */
function shape(paper: Paper, piece: string): void {
  const { now } = paper.tags
  put(paper.page, now?.role === 'Figure' ? now : null, piece)
}

function at({ x, y }: Point): string {
  return `${near(x)} ${near(y)}`
}

function near(points: number): number {
  return Math.round(points * 100) / 100
}
