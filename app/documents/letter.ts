import { PDFDocument } from 'pdf-lib'
import type { Language } from '#app/i18n/languages.ts'
import type { Letter, LetterBlock } from '#app/i18n/letter.server.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { embedFonts, printable } from './fonts.ts'
import { drawFeet, drawHead, shortHash } from './house.ts'
import { column, openPaper, type Paper, reserve, write } from './paper.ts'
import { save } from './save.ts'

/** The template and the libraries that make the bytes. */
export const letterRenderer = `letter-2 pdf-lib-1.17.1 fontkit-2.0.4 source-sans-3 zlib-${process.versions.zlib}`

export type LetterPrint = {
  language: Language
  fund: string
  reference: string
  letter: Letter
  /** Hash of what the letter says, as it was seen before it was sent. */
  factsHash: string
  writtenAt: Date
}

/**
 * Makes the PDF of a letter in the house style, in one language. A letter that our fonts do not have stands there by its
 * Unicode number. Pure: the same letter gives the same bytes within one renderer.
 */
export async function renderLetter(
  print: LetterPrint,
): Promise<{ bytes: Uint8Array; pages: number; renderer: string }> {
  const { letter, fund, reference, writtenAt } = print
  const language = { locale: print.language }
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(`${letter.subject} – ${reference}`, { showInWindowTitleBar: true })
  document.setLanguage(print.language)
  document.setAuthor(fund)
  document.setProducer('Dichtbij')
  document.setCreator('Dichtbij')
  document.setCreationDate(writtenAt)
  document.setModificationDate(writtenAt)
  const paper = openPaper(document, await embedFonts(document), (_page, here) =>
    drawHead(here, here.document.getPageCount() === 1 ? fund : reference),
  )
  await drawTop(paper, letter)
  for (const block of letter.blocks) await drawBlock(paper, block)
  await drawEnd(paper, letter)
  const foot = m.documents_letter_hash({ hash: shortHash(print.factsHash) }, language)
  drawFeet(paper, [reference, foot], language)
  return { bytes: await save(document), pages: document.getPageCount(), renderer: letterRenderer }
}

const body = { size: 10.5, leading: 15.5 } as const

async function drawTop(paper: Paper, { header, subject, greeting }: Letter): Promise<void> {
  paper.y += 12
  write(paper, await printable(header), { size: 9.5, ink: 'soft' })
  paper.y += 10
  write(paper, await printable(subject), { size: 21, font: 'head', leading: 26 })
  paper.y += 14
  write(paper, await printable(greeting), body)
  paper.y += 8
}

async function drawBlock(paper: Paper, block: LetterBlock): Promise<void> {
  if (block.kind === 'heading') {
    paper.y += 6
    reserve(paper, 70)
    write(paper, await printable(block.text), { size: 13, font: 'head', leading: 19 })
    paper.y += 2
    return
  }
  if (block.kind === 'list') {
    for (const item of block.items) {
      reserve(paper, 32)
      write(paper, `–\u00a0${await printable(item)}`, body, column.width)
      paper.y += 4
    }
    paper.y += 4
    return
  }
  reserve(paper, 32)
  const legal = block.kind === 'legal'
  write(paper, await printable(block.text), legal ? { size: 9, leading: 13, ink: 'soft' } : body)
  paper.y += 8
}

async function drawEnd(paper: Paper, { closing, signature }: Letter): Promise<void> {
  reserve(paper, 64)
  paper.y += 8
  write(paper, await printable(closing), body)
  paper.y += 14
  write(paper, await printable(signature), { ...body, font: 'strong' })
}
