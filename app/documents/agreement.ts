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
import { drawFeet, drawHead, shortHash } from './house.ts'
import { openPaper, type Paper } from './paper.ts'
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
  const paper = openPaper(document, await embedFonts(document), (_page, here) =>
    drawHead(here, headOf(here, agreement)),
  )
  drawCover(paper, agreement)
  drawSchedule(paper, agreement)
  drawArticles(paper, agreement)
  drawSigning(paper, agreement)
  drawFeet(paper, feetOf(agreement), dutch)
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

function headOf(paper: Paper, { terms }: AgreementDocument): string {
  const first = paper.document.getPageCount() === 1
  return first ? terms.fund.name : m.documents_pdf_head({ name: terms.initiative.name }, dutch)
}

function feetOf({ terms, version, preparedOn, termsHash }: AgreementDocument): [left: string, right: string] {
  const day = formatDay(preparedOn, 'nl')
  return [
    m.documents_pdf_foot({ reference: terms.reference, version, day }, dutch),
    m.documents_pdf_hash({ hash: shortHash(termsHash) }, dutch),
  ]
}
