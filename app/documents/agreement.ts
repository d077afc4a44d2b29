import type { IsoDate } from '#app/domain/calendar.ts'
import { amsterdamInstant } from '#app/domain/calendar.ts'
import type { FilledClause } from '#app/domain/grant/clauses.ts'
import type { AgreementPictureData, PictureWords } from '#app/domain/grant/picture.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { formatDay } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { drawArticles } from './agreement-articles.ts'
import { type AgreementChanges, drawChanges } from './agreement-changes.ts'
import { drawCover } from './agreement-cover.ts'
import { drawInstruments } from './agreement-instruments.ts'
import { drawSchedule } from './agreement-schedule.ts'
import { drawSigning } from './agreement-signing.ts'
import { drawSmallSchedule } from './agreement-small.ts'
import { attach } from './attach.ts'
import { drawFeet, drawHead, dutch, shortHash } from './house.ts'
import { engine, newDocument } from './open-document.ts'
import { openPaper, type Paper } from './paper.ts'
import { save } from './save.ts'

/** The template and the libraries that make the bytes: within one renderer, equal terms give equal bytes. */
export const renderer = `agreement-4 ${engine}`
export const templateVersion = 'agreement-4'

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
  /** What is different since the version that both signed before; null in the first one. */
  changes: AgreementChanges | null
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
  const made = amsterdamInstant(agreement.preparedOn, '12:00')
  const document = await newDocument({
    title: titleOf(agreement),
    language: 'nl-NL',
    author: agreement.terms.fund.name,
    at: made,
  })
  const paper = openPaper(document, (here) => drawHead(here, headOf(here, agreement)))
  drawCover(paper, agreement)
  if (agreement.changes) drawChanges(paper, agreement.changes)
  if (agreement.terms.track === 'small-start') drawSmallSchedule(paper, agreement)
  else drawSchedule(paper, agreement)
  drawInstruments(paper, agreement)
  drawArticles(paper, agreement)
  drawSigning(paper, agreement)
  drawFeet(paper, feetOf(agreement), dutch)
  attach(document, {
    name: 'terms.json',
    mimeType: 'application/json',
    bytes: new TextEncoder().encode(JSON.stringify(agreement.terms, null, 2)),
    description: m.documents_pdf_terms_attached({}, dutch),
    at: made,
    relation: 'Data',
  })
  const bytes = await save(paper)
  return { bytes, pages: paper.pages.length, renderer }
}

function titleOf({ terms, version }: AgreementDocument): string {
  return m.documents_pdf_title({ name: terms.initiative.name, reference: terms.reference, version }, dutch)
}

function headOf(paper: Paper, { terms }: AgreementDocument): string {
  return paper.pages.length === 1
    ? terms.fund.name
    : m.documents_pdf_head({ name: terms.initiative.name }, dutch)
}

function feetOf({ terms, version, preparedOn, termsHash }: AgreementDocument): [left: string, right: string] {
  const day = formatDay(preparedOn, 'nl')
  return [
    m.documents_pdf_foot({ reference: terms.reference, version, day }, dutch),
    m.documents_pdf_hash({ hash: shortHash(termsHash) }, dutch),
  ]
}
