import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { drawAnswers, type PrintedSection } from './answers.ts'
import { drawFeet, drawHead } from './house.ts'
import { newDocument } from './open-document.ts'
import {
  column,
  drawLines,
  drawRight,
  newPage,
  openPaper,
  type Paper,
  reserve,
  rule,
  sheet,
} from './paper.ts'
import { drawBox } from './pen.ts'
import { printable } from './printable.ts'
import { save } from './save.ts'
import { addPart, tagged, within } from './tagged.ts'
import { write, writeHeading } from './writing.ts'

/** What one member reads of a batch, on paper: only proposals that are open to them. */
export type PrintPack = {
  language: Language
  fund: string
  batch: string
  reader: string
  /** "tot en met 3 maart 2027", or null without a last day. */
  until: string | null
  madeAt: Date
  proposals: readonly {
    id: string
    title: string
    reference: string
    sections: readonly PrintedSection[]
    criteria: readonly {
      name: string
      question: string
      anchors: readonly { score: number; text: string }[]
    }[]
    /** The advices to choose from, in words. */
    advices: readonly string[]
  }[]
}

/**
 * Makes the pack that a member prints to read and score on paper: a page that says what is in it and where, then each
 * proposal as the panel reads it, followed by its scoring sheet. Pages are numbered through. Pure: the same pack gives the
 * same bytes.
 */
export async function renderPrintPack(pack: PrintPack): Promise<Uint8Array> {
  const language = { locale: pack.language }
  const document = await newDocument({
    title: m.documents_pack_title({ batch: pack.batch }, language),
    language: pack.language,
    author: pack.fund,
    at: pack.madeAt,
  })
  let head = pack.fund
  const paper = openPaper(document, (here) => drawHead(here, head))
  const cover = { paper: { ...paper }, part: addPart(paper, 'Sect') }
  const begins: number[] = []
  for (const proposal of pack.proposals) {
    head = proposal.reference
    newPage(paper)
    begins.push(paper.pages.length)
    writeHeading(paper, 1, printable(proposal.title), { size: 22, font: 'head', leading: 27 })
    for (const section of proposal.sections) drawAnswers(paper, section, language)
    drawSheet(paper, proposal, language)
  }
  within(paper, cover.part, () => drawCover(cover.paper, pack, begins))
  const foot = [m.documents_pack_title({ batch: pack.batch }, language), printable(pack.reader)] as const
  drawFeet(paper, foot, language)
  return save(paper)
}

function drawCover(paper: Paper, pack: PrintPack, begins: readonly number[]): void {
  const language = { locale: pack.language }
  paper.y += 16
  write(paper, printable(pack.reader), { size: 10, font: 'strong', ink: 'soft' })
  const title = m.documents_pack_title({ batch: pack.batch }, language)
  write(paper, title, { size: 26, font: 'head', leading: 31 }, { as: 'H1' })
  paper.y += 8
  if (pack.until)
    write(paper, m.documents_pack_until({ day: pack.until }, language), { size: 11, leading: 16 })
  write(paper, m.documents_pack_how({}, language), { size: 11, leading: 16 })
  paper.y += 14
  for (const [index, { title: name, reference }] of pack.proposals.entries()) {
    const style = { size: 11, leading: 16 }
    const top = paper.y
    tagged(paper, 'Sect', () => {
      write(paper, printable(`${name} (${reference})`), style, { width: column.width - 40 })
      tagged(paper, 'P', () =>
        drawRight(paper, [String(begins[index])], sheet.width - sheet.right, top, style),
      )
    })
    rule(paper, paper.y + 3, 'line', 0.5)
    paper.y += 9
  }
}

const box = 15

function drawSheet(
  paper: Paper,
  { title, criteria, advices }: PrintPack['proposals'][number],
  language: { locale: Language },
): void {
  newPage(paper)
  const head = printable(m.documents_pack_sheet({ title }, language))
  writeHeading(paper, 2, head, { size: 17, font: 'head', leading: 23 })
  for (const { name, question, anchors } of criteria) {
    reserve(paper, 180)
    paper.y += 10
    write(paper, printable(name), { size: 12, font: 'strong', leading: 17 }, { as: 'H3' })
    write(paper, printable(question), { size: 10.5, leading: 15 })
    for (const { score, text } of anchors)
      write(paper, printable(`${score}: ${text}`), { size: 10, leading: 14, ink: 'soft' })
    drawBoxes(paper, ['1', '2', '3', '4', '5', m.documents_pack_cannot({}, language)])
    drawWriting(paper, m.documents_pack_reason({}, language), 2)
  }
  reserve(paper, 210)
  paper.y += 12
  write(paper, m.documents_pack_advice({}, language), { size: 12, font: 'strong', leading: 17 }, { as: 'H3' })
  for (const advice of advices) drawBoxes(paper, [advice])
  drawWriting(paper, m.documents_pack_condition({}, language), 2)
  drawWriting(paper, m.documents_pack_questions({}, language), 3)
}

/** Boxes to tick, each with its word behind it. */
function drawBoxes(paper: Paper, words: readonly string[]): void {
  reserve(paper, box + 10)
  paper.y += 5
  let x = sheet.left
  for (const word of words) {
    const place = { x, y: sheet.height - paper.y - box }
    drawBox(paper, place, box, box, { border: 'ink', thickness: 0.8 })
    const style = { size: 10 }
    const text = x + box + 5
    tagged(paper, 'P', () => drawLines(paper, [word], text, paper.y + 2.5, style))
    x += box + 5 + paper.fonts.regular.width(word, style.size) + 18
  }
  paper.y += box + 5
}

/** A label and empty lines below it to write on. */
function drawWriting(paper: Paper, label: string, lines: number): void {
  reserve(paper, 16 + lines * 22)
  write(paper, label, { size: 9, ink: 'soft', leading: 13 })
  for (let line = 0; line < lines; line += 1) {
    paper.y += 21
    rule(paper, paper.y, 'line', 0.7)
  }
  paper.y += 6
}
