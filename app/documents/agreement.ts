import { PDFDocument } from 'pdf-lib'
import type { IsoDate } from '#app/domain/calendar.ts'
import { amsterdamInstant } from '#app/domain/calendar.ts'
import type { FilledClause } from '#app/domain/grant/clauses.ts'
import type { AgreementPictureData, PictureWords } from '#app/domain/grant/picture.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { formatDay } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { drawArticles } from './agreement-articles.ts'
import { drawCover } from './agreement-cover.ts'
import { drawSchedule } from './agreement-schedule.ts'
import { drawSigning } from './agreement-signing.ts'
import { embedFonts } from './fonts.ts'
import { drawLines, drawRight, inks, openPaper, type Paper, rule, sheet } from './paper.ts'
import { save } from './save.ts'

/** The template and the libraries that make the bytes: within one renderer, equal terms give equal bytes. */
export const renderer = `agreement-1 pdf-lib-1.17.1 fontkit-2.0.4 source-sans-3 zlib-${process.versions.zlib}`
export const templateVersion = 'agreement-1'

export type AgreementDocument = {
  terms: Terms
  clauses: readonly FilledClause[]
  version: number
  /** The day on which it was prepared; the only time in the document. */
  preparedOn: IsoDate
  termsHash: string
  picture: AgreementPictureData
  pictureWords: PictureWords
  /** The condition of each tranche in words, by its id. */
  conditionWords: Readonly<Record<string, string>>
  /** The people who sign, in order. */
  signers: readonly { name: string; capacity: string }[]
  /** Marks invented parties and amounts in the demo. */
  example: boolean
}

export type Rendered = { bytes: Uint8Array; pages: number; renderer: string }

/**
 * Makes the PDF of an agreement, in Dutch: cover with the parties, the amount and one picture of the whole agreement,
 * the schedules, every article in plain words beside the legal ones, and the page to sign. The terms are attached as
 * `terms.json`. Pure: the same document gives the same bytes within one `renderer`.
 */
export async function renderAgreement(agreement: AgreementDocument): Promise<Rendered> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const made = amsterdamInstant(agreement.preparedOn, '12:00')
  nameDocument(document, agreement, made)
  const paper = openPaper(document, await embedFonts(document), (_page, here) => drawHead(here, agreement))
  drawCover(paper, agreement)
  drawSchedule(paper, agreement)
  drawArticles(paper, agreement)
  drawSigning(paper, agreement)
  drawFeet(paper, agreement)
  await document.attach(new TextEncoder().encode(JSON.stringify(agreement.terms, null, 2)), 'terms.json', {
    mimeType: 'application/json',
    description: m.documents_pdf_terms_attached({}, dutch),
    creationDate: made,
    modificationDate: made,
  })
  const bytes = await save(document)
  return { bytes, pages: document.getPageCount(), renderer }
}

export const dutch = { locale: 'nl' } as const

function nameDocument(document: PDFDocument, { terms, version }: AgreementDocument, made: Date): void {
  document.setTitle(
    m.documents_pdf_title({ name: terms.initiative.name, reference: terms.reference, version }, dutch),
    {
      showInWindowTitleBar: true,
    },
  )
  document.setLanguage('nl-NL')
  document.setAuthor(terms.fund.name)
  document.setProducer('Dichtbij')
  document.setCreator('Dichtbij')
  document.setCreationDate(made)
  document.setModificationDate(made)
}

function drawHead(paper: Paper, { terms }: AgreementDocument): void {
  const top = 36
  const style = { size: 23, font: 'head' } as const
  const name = 'dichtb'
  drawLines(paper, [name], sheet.left, top, style)
  const x = sheet.left + paper.fonts.head.width(name, style.size)
  drawLines(paper, ['ıȷ'], x, top, { ...style, ink: 'action' })
  const [i, j] = [paper.fonts.head.width('ı', style.size), paper.fonts.head.width('ȷ', style.size)]
  for (const dot of [x + i / 2, x + i + j / 2 + 0.8]) {
    paper.page.drawCircle({ x: dot, y: sheet.height - top - 6.6, size: 2.1, color: inks.lamp })
  }
  const first = paper.document.getPageCount() === 1
  const right = first ? terms.fund.name : m.documents_pdf_head({ name: terms.initiative.name }, dutch)
  drawRight(paper, right, sheet.width - sheet.right, top + 10, { size: 8.5, ink: 'soft' })
  rule(paper, 70, 'ink', 0.7)
}

function drawFeet(paper: Paper, { terms, version, preparedOn, termsHash }: AgreementDocument): void {
  const pages = paper.document.getPages()
  const style = { size: 8, ink: 'soft' } as const
  pages.forEach((page, index) => {
    const here = { ...paper, page }
    const y = sheet.height - 44
    rule(here, y - 8, 'line', 0.7)
    const left = m.documents_pdf_foot(
      { reference: terms.reference, version, day: formatDay(preparedOn, 'nl') },
      dutch,
    )
    drawLines(here, [left], sheet.left, y, style)
    const middle = m.documents_pdf_page({ page: index + 1, pages: pages.length }, dutch)
    const wide = paper.fonts.regular.width(middle, style.size)
    drawLines(here, [middle], (sheet.width - wide) / 2, y, style)
    drawRight(
      here,
      m.documents_pdf_hash({ hash: shortHash(termsHash) }, dutch),
      sheet.width - sheet.right,
      y,
      style,
    )
  })
}

/** The first twelve characters of a hash in groups of four, as people compare them. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')
}
