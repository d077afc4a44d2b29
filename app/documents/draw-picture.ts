import {
  type AgreementPictureData,
  layoutAgreement,
  type Picture,
  type PictureWords,
  type PlaceInTime,
  pictureSizes,
} from '#app/domain/grant/picture.ts'
import { condensed } from './condense-picture.ts'
import { column, type Paper, reserve, sheet } from './paper.ts'
import { drawBox, drawDisc, drawHalfDisc, drawLine, drawText, type Ink } from './pen.ts'
import { tagged } from './tagged.ts'

const drawnWidth = 830

/** Draws the picture of the whole agreement, the same as on the page, at the width of the sheet. */
export function drawPicture(
  paper: Paper,
  data: AgreementPictureData,
  words: PictureWords,
  alt: string,
): void {
  const small = condensed(data, words)
  const picture = layoutAgreement(small.data, drawnWidth, small.words)
  const scale = column.width / drawnWidth
  const above = picture.above.flatMap(({ lines }) => lines.map(({ y }) => y))
  const empty = Math.max(0, Math.min(...above) - pictureSizes.text - 4)
  const height = (picture.height - empty) * scale
  reserve(paper, height)
  tagged(paper, 'Figure', () => drawParts(penOn(paper, scale, empty), picture), { alt })
  paper.y += height
}

function drawParts(pen: Pen, picture: Picture): void {
  strings(pen, picture)
  thread(pen, picture)
  for (const label of picture.above) {
    for (const { y, text, bold } of label.lines) pen.text(text, label.x, y, { bold, anchor: label.anchor })
  }
  for (const tag of picture.below) tagOf(pen, tag)
  for (const knot of picture.knots) knotAt(pen, knot.x, picture.thread.y, knot.state, knot.half)
}

type Anchor = 'start' | 'middle' | 'end'
type Pen = ReturnType<typeof penOn>

/** `empty` is how much at the top of the picture has nothing in it, which paper need not give room. */
function penOn(paper: Paper, scale: number, empty: number) {
  const top = paper.y - empty * scale
  const at = (x: number, y: number) => ({ x: sheet.left + x * scale, y: sheet.height - top - y * scale })
  return {
    line(x1: number, y1: number, x2: number, y2: number, ink: Ink, thickness: number, dots?: number[]) {
      const dotted = dots?.map((dot) => dot * scale)
      drawLine(paper, at(x1, y1), at(x2, y2), ink, thickness * scale, dotted)
    },
    text(
      text: string,
      x: number,
      y: number,
      { bold = false, soft = false, size = pictureSizes.text, anchor = 'start' as Anchor } = {},
    ) {
      const font = bold ? 'head' : 'regular'
      const points = size * scale
      const wide = paper.fonts[font].width(text, points)
      const place = at(x, y)
      const shift = anchor === 'middle' ? wide / 2 : anchor === 'end' ? wide : 0
      const style = { size: points, font, ink: soft ? 'soft' : 'ink' } as const
      drawText(paper, [text], { x: place.x - shift, y: place.y }, style)
    },
    circle(x: number, y: number, radius: number, fill: Ink, border: Ink, thickness: number) {
      drawDisc(paper, at(x, y), radius * scale, { fill, border, thickness: thickness * scale })
    },
    box(x: number, y: number, width: number, height: number, fill: Ink, border?: Ink, radius = 0) {
      const look = { fill, border, thickness: 1.6 * scale }
      drawBox(paper, at(x, y + height), width * scale, height * scale, look, radius * scale)
    },
    halfDisc(x: number, y: number, radius: number) {
      drawHalfDisc(paper, at(x, y), radius * scale, 'action')
    },
  }
}

function strings(pen: Pen, picture: Picture): void {
  for (const { string } of picture.above) pen.line(string.x, string.from, string.x, string.to, 'action', 1.5)
  for (const { string } of picture.below) {
    string.slice(1).forEach((corner, index) => {
      const from = string[index] as { x: number; y: number }
      pen.line(from.x, from.y, corner.x, corner.y, 'action', 1.5)
    })
  }
}

function thread(pen: Pen, { thread: { y, from, solidTo, to }, ticks, months }: Picture): void {
  for (const { x } of ticks) pen.line(x, y + 10, x, y + 18, 'soft', 1)
  for (const { x, text, width } of months) {
    pen.box(x - width / 2 - 2, y + 12, width + 4, 15, 'surface')
    pen.text(text, x, y + 24, { soft: true, anchor: 'middle' })
  }
  if (solidTo > from) pen.line(from, y, solidTo, y, 'action', 3)
  pen.line(solidTo + 8, y, to, y, 'action', 3.5, [0.1, 8])
}

function tagOf(pen: Pen, tag: Picture['below'][number]): void {
  pen.box(tag.x, tag.y, tag.width, tag.height, 'surface', 'action', 8)
  pen.text(tag.amount, tag.x + 12, tag.y + 30, { bold: true, size: pictureSizes.amount })
  pen.text(tag.of, tag.x + tag.width - 12, tag.ofY, { soft: true, anchor: 'end' })
  for (const { y, text } of tag.lines) pen.text(text, tag.x + 12, y)
  pen.box(tag.bar.x, tag.bar.y, tag.bar.width, 6, 'band', undefined, 3)
  if (tag.bar.filled > 0)
    pen.box(tag.bar.x, tag.bar.y, Math.max(6, tag.bar.filled), 6, 'action', undefined, 3)
}

function knotAt(pen: Pen, x: number, y: number, state: PlaceInTime, half: boolean): void {
  const fill = state === 'done' ? 'action' : state === 'now' ? 'lamp' : 'surface'
  pen.circle(x, y, pictureSizes.knot, fill, state === 'now' ? 'ink' : 'action', 3.5)
  if (half && state !== 'done') pen.halfDisc(x, y, pictureSizes.knot - 1.5)
}
