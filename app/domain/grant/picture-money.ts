import {
  type AgreementPictureData,
  type Moment,
  type PictureKnot,
  type PictureTag,
  type PictureTranche,
  type PictureWords,
  pictureSizes,
} from './picture-shapes.ts'
import { textWidth, wrapText } from './picture-text.ts'
import type { TimeAxis } from './picture-time.ts'

type Frame = { axis: TimeAxis; width: number; y: number; words: PictureWords; moments: readonly Moment[] }

const gap = 10
const padding = 14
const belowThread = 74

/**
 * Hangs the tranches below the thread, each at the knot that releases it. Neighbours are pushed aside and, when they
 * do not fit beside each other, hang on more rows; the string stays at the date of the knot.
 */
export function layoutMoney(data: AgreementPictureData, frame: Frame) {
  const width = tagWidth(frame.width)
  const hangs = data.tranches
    .map((tranche) => ({ tranche, x: xOf(tranche, frame) }))
    .sort((one, other) => one.x - other.x || one.tranche.number - other.tranche.number)
  const perRow = Math.max(1, Math.floor((frame.width - 2 * pictureSizes.margin + gap) / (width + gap)))
  const rows = Math.ceil(hangs.length / perRow)
  const wordsOf = ({ tranche }: { tranche: PictureTranche }) =>
    wrapText(tranche.shortWords ?? tranche.conditionWords, width - 2 * padding, 4, pictureSizes.text)
  const lines = Math.max(2, ...hangs.map((hang) => wordsOf(hang).length))
  const height = 68 + lines * pictureSizes.line
  const tags: PictureTag[] = []
  for (let row = 0; row < rows; row++) {
    const inRow = hangs.filter((_, index) => index % rows === row)
    const lefts = spread(
      inRow.map(({ x }) => x - width / 2),
      width,
      frame.width,
    )
    const top = frame.y + belowThread + row * (height + 16)
    inRow.forEach((hang, index) => {
      const box = { x: lefts[index] as number, y: top, width, height }
      tags.push(tagOf(hang, box, wordsOf(hang), frame))
    })
  }
  return {
    tags,
    knots: dateKnots(data, frame),
    bottom: frame.y + belowThread + Math.max(0, rows * (height + 16) - 16),
  }
}

function xOf(tranche: PictureTranche, { axis, moments }: Frame): number {
  const { anchor } = tranche
  if ('date' in anchor) return axis.at(anchor.date)
  const key =
    'signed' in anchor
      ? 'signing'
      : 'milestone' in anchor
        ? `milestone ${anchor.milestone}`
        : `report ${anchor.report}`
  const moment = moments.find((one) => one.key === key)
  return axis.at(moment?.day ?? tranche.plannedOn)
}

/** A tranche that hangs at a date has a knot of its own, unless something else happens that day. */
function dateKnots(data: AgreementPictureData, { axis, moments }: Frame): PictureKnot[] {
  const taken = new Set(moments.map(({ day }) => round(axis.at(day))))
  const knots: PictureKnot[] = []
  for (const { id, anchor, state } of data.tranches) {
    if (!('date' in anchor)) continue
    const x = round(axis.at(anchor.date))
    if (taken.has(x)) continue
    taken.add(x)
    knots.push({ key: `tranche ${id}`, x, state, half: false })
  }
  return knots
}

/** The left edges, in order and without overlap: pushed right, and back left where the picture ends. */
function spread(wanted: number[], width: number, total: number): number[] {
  const lefts: number[] = []
  for (const left of wanted) {
    const before = lefts.at(-1)
    lefts.push(Math.max(pictureSizes.margin, left, before === undefined ? 0 : before + width + gap))
  }
  let limit = total - pictureSizes.margin - width
  for (let index = lefts.length - 1; index >= 0; index--) {
    lefts[index] = round(Math.min(lefts[index] as number, limit))
    limit = (lefts[index] as number) - width - gap
  }
  return lefts
}

type Box = { x: number; y: number; width: number; height: number }

function tagOf(
  hang: { tranche: PictureTranche; x: number },
  box: Box,
  words: string[],
  frame: Frame,
): PictureTag {
  const { tranche } = hang
  const inner = box.width - 2 * padding
  const amount = frame.words.money(tranche.amount)
  const of = frame.words.trancheOf(tranche.number, tranche.of)
  const beside = fitsBeside(amount, of, inner, frame.width)
  const barWidth = beside ? inner : inner - Math.ceil(textWidth(of, pictureSizes.text)) - 8
  return {
    key: tranche.id,
    state: tranche.state,
    ...box,
    amount,
    of,
    ofY: beside ? box.y + 30 : box.y + box.height - 12,
    lines: words.map((text, index) => ({ text, y: box.y + 52 + index * pictureSizes.line })),
    bar: {
      x: box.x + padding,
      y: box.y + box.height - 21,
      width: barWidth,
      filled: Math.round((barWidth * Math.min(10_000, Math.max(0, tranche.share))) / 10_000),
    },
    string: stringTo(hang.x, box, frame.y),
  }
}

/** A screen shows the tags in whatever font it has, paper always in the narrow one of the fund. */
function tagWidth(width: number): number {
  return width >= 1000 ? 180 : 148
}

function fitsBeside(amount: string, of: string, inner: number, width: number): boolean {
  const taken = textWidth(amount, pictureSizes.amount, true) + textWidth(of, pictureSizes.text)
  return taken * (width >= 1000 ? 1 : 0.82) + 8 <= inner
}

/** Straight down; round a corner only when its tag was pushed so far that it no longer hangs under its date. */
function stringTo(x: number, box: Box, y: number): { x: number; y: number }[] {
  const end = Math.min(Math.max(x, box.x + 16), box.x + box.width - 16)
  const start = { x: round(x), y: y + pictureSizes.knot + 2 }
  if (Math.abs(end - x) < 0.5) return [start, { x: round(x), y: box.y }]
  const corner = y + 52
  return [start, { x: round(x), y: corner }, { x: round(end), y: corner }, { x: round(end), y: box.y }]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
