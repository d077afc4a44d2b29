import { PDFDocument } from 'pdf-lib'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { drawAnswers, type PrintedSection } from './answers.ts'
import { embedFonts, printable } from './fonts.ts'
import { drawFeet, drawHead } from './house.ts'
import {
  column,
  drawLines,
  drawRight,
  inks,
  newPage,
  openPaper,
  type Paper,
  reserve,
  rule,
  sheet,
  write,
} from './paper.ts'
import { save } from './save.ts'

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
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(m.documents_pack_title({ batch: pack.batch }, language), { showInWindowTitleBar: true })
  document.setLanguage(pack.language)
  document.setAuthor(pack.fund)
  document.setProducer('Dichtbij')
  document.setCreator('Dichtbij')
  document.setCreationDate(pack.madeAt)
  document.setModificationDate(pack.madeAt)
  let head = pack.fund
  const paper = openPaper(document, await embedFonts(document), (_page, here) => drawHead(here, head))
  const cover = { ...paper }
  const begins: number[] = []
  for (const proposal of pack.proposals) {
    head = proposal.reference
    newPage(paper)
    begins.push(document.getPageCount())
    write(paper, await printable(proposal.title), { size: 22, font: 'head', leading: 27 })
    for (const section of proposal.sections) await drawAnswers(paper, section, language)
    await drawSheet(paper, proposal, language)
  }
  await drawCover(cover, pack, begins)
  drawFeet(
    paper,
    [m.documents_pack_title({ batch: pack.batch }, language), await printable(pack.reader)],
    language,
  )
  return save(document)
}

async function drawCover(paper: Paper, pack: PrintPack, begins: readonly number[]): Promise<void> {
  const language = { locale: pack.language }
  paper.y += 16
  write(paper, await printable(pack.reader), { size: 10, font: 'strong', ink: 'soft' })
  write(paper, m.documents_pack_title({ batch: pack.batch }, language), {
    size: 26,
    font: 'head',
    leading: 31,
  })
  paper.y += 8
  if (pack.until)
    write(paper, m.documents_pack_until({ day: pack.until }, language), { size: 11, leading: 16 })
  write(paper, m.documents_pack_how({}, language), { size: 11, leading: 16 })
  paper.y += 14
  for (const [index, { title, reference }] of pack.proposals.entries()) {
    const style = { size: 11, leading: 16 }
    drawRight(paper, String(begins[index]), sheet.width - sheet.right, paper.y, style)
    write(paper, await printable(`${title} (${reference})`), style, column.width - 40)
    rule(paper, paper.y + 3, 'line', 0.5)
    paper.y += 9
  }
}

const box = 15

async function drawSheet(
  paper: Paper,
  { title, criteria, advices }: PrintPack['proposals'][number],
  language: { locale: Language },
): Promise<void> {
  newPage(paper)
  write(paper, await printable(m.documents_pack_sheet({ title }, language)), {
    size: 17,
    font: 'head',
    leading: 23,
  })
  for (const { name, question, anchors } of criteria) {
    reserve(paper, 180)
    paper.y += 10
    write(paper, await printable(name), { size: 12, font: 'strong', leading: 17 })
    write(paper, await printable(question), { size: 10.5, leading: 15 })
    for (const { score, text } of anchors)
      write(paper, await printable(`${score}: ${text}`), { size: 10, leading: 14, ink: 'soft' })
    drawBoxes(paper, ['1', '2', '3', '4', '5', m.documents_pack_cannot({}, language)])
    drawWriting(paper, m.documents_pack_reason({}, language), 2)
  }
  reserve(paper, 210)
  paper.y += 12
  write(paper, m.documents_pack_advice({}, language), { size: 12, font: 'strong', leading: 17 })
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
    paper.page.drawRectangle({
      x,
      y: sheet.height - paper.y - box,
      width: box,
      height: box,
      borderColor: inks.ink,
      borderWidth: 0.8,
    })
    const style = { size: 10 }
    drawLines(paper, [word], x + box + 5, paper.y + 2.5, style)
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
