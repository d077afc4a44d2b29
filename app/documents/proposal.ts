import { PDFDocument } from 'pdf-lib'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { drawAnswers, type PrintedSection } from './answers.ts'
import { embedFonts, pictureWord, printable } from './fonts.ts'
import { drawFeet, drawHead, shortHash } from './house.ts'
import { openPaper, type Paper, reserve, write } from './paper.ts'
import { save } from './save.ts'

/** The template and the libraries that make the bytes. */
export const proposalRenderer = `proposal-2 pdf-lib-1.17.1 fontkit-2.0.4 source-sans-3 zlib-${process.versions.zlib}`

/** What was sent, in the words of the form: each section with its answers, and what was declared. */
export type ProposalPrint = {
  language: Language
  fund: string
  title: string
  reference: string
  number: number
  sentAt: Date
  documentHash: string
  sections: readonly PrintedSection[]
  declared: { title: string; lines: readonly string[] }
}

/**
 * Makes the PDF of exactly what was sent, in the language in which it was sent. A letter that our fonts do not have stands
 * there by its Unicode number, a small picture by a word that the last page explains. Pure: the same copy gives the same bytes within one renderer.
 */
export async function renderProposal(
  copy: ProposalPrint,
): Promise<{ bytes: Uint8Array; pages: number; renderer: string }> {
  const language = { locale: copy.language }
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(`${copy.title} – ${copy.reference}`, { showInWindowTitleBar: true })
  document.setLanguage(copy.language)
  document.setAuthor(copy.fund)
  document.setProducer('Dichtbij')
  document.setCreator('Dichtbij')
  document.setCreationDate(copy.sentAt)
  document.setModificationDate(copy.sentAt)
  const paper = openPaper(document, await embedFonts(document), (_page, here) =>
    drawHead(here, here.document.getPageCount() === 1 ? copy.fund : copy.reference),
  )
  await drawTop(paper, copy)
  for (const section of copy.sections) await drawAnswers(paper, section, language)
  await drawAnswers(
    paper,
    { title: copy.declared.title, items: copy.declared.lines.map((line) => ({ label: '', lines: [line] })) },
    language,
  )
  if (await hasPictures(copy)) {
    const note = m.documents_proposal_emoji({ mark: pictureWord }, language)
    reserve(paper, 44)
    write(paper, note, { size: 9.5, leading: 14, ink: 'soft' })
  }
  const day = formatDay(dayOf(copy.sentAt), copy.language)
  const sent = m.documents_pdf_foot({ reference: copy.reference, version: copy.number, day }, language)
  drawFeet(paper, [sent, m.documents_pdf_hash({ hash: shortHash(copy.documentHash) }, language)], language)
  return { bytes: await save(document), pages: document.getPageCount(), renderer: proposalRenderer }
}

async function hasPictures({ title, sections }: ProposalPrint): Promise<boolean> {
  const said = sections.flatMap(({ items }) => items.flatMap(({ lines }) => lines))
  const printed = await Promise.all([title, ...said].map(printable))
  return printed.some((text) => text.includes(pictureWord))
}

async function drawTop(paper: Paper, { title, language, fund }: ProposalPrint): Promise<void> {
  paper.y += 16
  const kind = m.documents_proposal_kind({ fund }, { locale: language })
  write(paper, await printable(kind), { size: 10, font: 'strong', ink: 'soft' })
  paper.y += 2
  write(paper, await printable(title), { size: 26, font: 'head', leading: 31 })
  paper.y += 10
}
