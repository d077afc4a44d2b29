import { PDFDocument } from 'pdf-lib'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { formatDay } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Rendered, renderer } from './agreement.ts'
import { attach } from './attach.ts'
import { drawEvidence } from './evidence.ts'
import { drawFeet, drawHead, dutch, shortHash } from './house.ts'
import { openPaper } from './paper.ts'
import { save } from './save.ts'
import { leaveRoom, sign } from './sign.ts'

export type SignatureEvidence = {
  side: 'grantee' | 'fund'
  name: string
  capacity: string
  signedAt: Date
  /** By hand under the printed pages: on which day, and the SHA-256 of the scan. */
  paper?: { signedOn: IsoDate; scanSha256: string } | null
}

/** What the file is sealed with: the key with its certificate, and what the certificate says. */
export type Seal = {
  p12: Uint8Array
  passphrase: string
  subject: string
  issuer: string
  validUntil: Date
  /** SHA-256 of the certificate, in hexadecimal. */
  fingerprint: string
  /** From who vouches for it, or made by the fund itself. */
  given: boolean
}

export type ExecutedDocument = {
  offered: Uint8Array
  terms: Terms
  version: number
  termsHash: string
  /** SHA-256 of the offered file, which every signature names. */
  fileHash: string
  /** The hash of the last event of the grant's log when it was signed by both. */
  logHash: string
  signatures: readonly SignatureEvidence[]
  seal: Seal
  sealedAt: Date
}

/**
 * Makes the signed agreement: the offered pages as they were, one page that says who signed when and which file, and how to
 * check it, the offered file itself attached, and a PAdES signature over all of it. Pure: the same evidence and seal give the
 * same bytes within one renderer.
 */
export async function renderExecuted(executed: ExecutedDocument): Promise<Rendered> {
  const { offered, terms, version, termsHash, seal, sealedAt: at } = executed
  const document = await PDFDocument.load(offered, { updateMetadata: false })
  const pages = document.getPageCount()
  document.setModificationDate(at)
  const head = m.documents_pdf_head({ name: terms.initiative.name }, dutch)
  const paper = openPaper(document, (here) => drawHead(here, head))
  drawEvidence(paper, executed)
  const named = { reference: terms.reference, version }
  const foot = [
    m.documents_pdf_foot({ ...named, day: formatDay(dayOf(at), 'nl') }, dutch),
    m.documents_pdf_hash({ hash: shortHash(termsHash) }, dutch),
  ] as const
  drawFeet(paper, foot, dutch, () => m.documents_pdf_evidence_foot({}, dutch))
  attach(document, {
    name: 'offered.pdf',
    mimeType: 'application/pdf',
    bytes: offered,
    description: m.documents_pdf_offered_attached({}, dutch),
    at,
    relation: 'Source',
  })
  const reason = m.documents_pdf_seal_reason(named, dutch)
  const signing = { ...seal, name: seal.subject, reason, at }
  leaveRoom(paper, signing)
  const bytes = await sign(await save(paper), signing)
  return { bytes, pages: pages + paper.pages.length, renderer }
}
