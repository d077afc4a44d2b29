import type { Language } from '#app/i18n/languages.ts'
import type { Letter, LetterBlock } from '#app/i18n/letter.server.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { drawFeet, drawHead, shortHash } from './house.ts'
import { engine, newDocument } from './open-document.ts'
import { openPaper, type Paper, reserve } from './paper.ts'
import { printable } from './printable.ts'
import { save } from './save.ts'
import { write, writeHeading, writeList } from './writing.ts'

/** The template and the libraries that make the bytes. */
export const letterRenderer = `letter-3 ${engine}`

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
  const document = await newDocument({
    title: `${letter.subject} – ${reference}`,
    language: print.language,
    author: fund,
    at: writtenAt,
  })
  const paper = openPaper(document, (here) => drawHead(here, here.pages.length === 1 ? fund : reference))
  drawTop(paper, letter)
  for (const block of letter.blocks) drawBlock(paper, block)
  drawEnd(paper, letter)
  const foot = m.documents_letter_hash({ hash: shortHash(print.factsHash) }, language)
  drawFeet(paper, [reference, foot], language)
  return { bytes: await save(paper), pages: paper.pages.length, renderer: letterRenderer }
}

const body = { size: 10.5, leading: 15.5 } as const

function drawTop(paper: Paper, { header, subject, greeting }: Letter): void {
  paper.y += 12
  write(paper, printable(header), { size: 9.5, ink: 'soft' })
  paper.y += 10
  writeHeading(paper, 1, printable(subject), { size: 21, font: 'head', leading: 26 })
  paper.y += 14
  write(paper, printable(greeting), body)
  paper.y += 8
}

function drawBlock(paper: Paper, block: LetterBlock): void {
  if (block.kind === 'heading') {
    paper.y += 6
    reserve(paper, 70)
    writeHeading(paper, 2, printable(block.text), { size: 13, font: 'head', leading: 19 })
    paper.y += 2
    return
  }
  if (block.kind === 'list') {
    writeList(paper, block.items.map(printable), body, 4)
    paper.y += 4
    return
  }
  reserve(paper, 32)
  const legal = block.kind === 'legal'
  write(paper, printable(block.text), legal ? { size: 9, leading: 13, ink: 'soft' } : body)
  paper.y += 8
}

function drawEnd(paper: Paper, { closing, signature }: Letter): void {
  reserve(paper, 64)
  paper.y += 8
  write(paper, printable(closing), body)
  paper.y += 14
  write(paper, printable(signature), { ...body, font: 'strong' })
}
