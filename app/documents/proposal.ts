import { dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { drawAnswers, type PrintedSection } from './answers.ts'
import { drawFeet, drawHead, shortHash } from './house.ts'
import { engine, newDocument } from './open-document.ts'
import { openPaper, type Paper, reserve } from './paper.ts'
import { pictureWord, printable } from './printable.ts'
import { save } from './save.ts'
import { write, writeHeading } from './writing.ts'

/** The template and the libraries that make the bytes. */
export const proposalRenderer = `proposal-3 ${engine}`

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
  const document = await newDocument({
    title: `${copy.title} – ${copy.reference}`,
    language: copy.language,
    author: copy.fund,
    at: copy.sentAt,
  })
  const paper = openPaper(document, (here) =>
    drawHead(here, here.pages.length === 1 ? copy.fund : copy.reference),
  )
  drawTop(paper, copy)
  for (const section of copy.sections) drawAnswers(paper, section, language)
  drawAnswers(
    paper,
    { title: copy.declared.title, items: copy.declared.lines.map((line) => ({ label: '', lines: [line] })) },
    language,
  )
  const small = { size: 9.5, leading: 14, ink: 'soft' } as const
  reserve(paper, 44)
  write(paper, m.documents_proposal_check({}, language), small)
  if (hasPictures(copy)) {
    const note = m.documents_proposal_emoji({ mark: pictureWord }, language)
    reserve(paper, 44)
    write(paper, note, small)
  }
  const day = formatDay(dayOf(copy.sentAt), copy.language)
  const sent = m.documents_pdf_foot({ reference: copy.reference, version: copy.number, day }, language)
  drawFeet(paper, [sent, m.documents_pdf_hash({ hash: shortHash(copy.documentHash) }, language)], language)
  return { bytes: await save(paper), pages: paper.pages.length, renderer: proposalRenderer }
}

function hasPictures({ title, sections }: ProposalPrint): boolean {
  const said = sections.flatMap(({ items }) => items.flatMap(({ lines }) => lines))
  return [title, ...said].some((text) => printable(text).includes(pictureWord))
}

function drawTop(paper: Paper, { title, language, fund }: ProposalPrint): void {
  paper.y += 16
  const kind = m.documents_proposal_kind({ fund }, { locale: language })
  write(paper, printable(kind), { size: 10, font: 'strong', ink: 'soft' })
  paper.y += 2
  writeHeading(paper, 1, printable(title), { size: 26, font: 'head', leading: 31 })
  paper.y += 10
}
