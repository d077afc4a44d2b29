import { PDFDocument } from 'pdf-lib'
import type { Terms } from '#app/domain/grant/terms.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Rendered, renderer } from './agreement.ts'
import { dutch } from './house.ts'
import { openPaper } from './paper.ts'
import { save } from './save.ts'
import { drawTable } from './table.ts'
import { write } from './writing.ts'

export type SignatureEvidence = { side: 'grantee' | 'fund'; name: string; capacity: string; signedAt: Date }

export type ExecutedDocument = {
  offered: Uint8Array
  terms: Terms
  version: number
  /** SHA-256 of the offered file, which every signature names. */
  fileHash: string
  /** The hash of the last event of the grant's log when it was signed by both. */
  logHash: string
  signatures: readonly SignatureEvidence[]
}

/**
 * Makes the signed agreement: the offered pages as they were, one page that says who signed when and which file, and the
 * offered file itself attached. Pure: the same evidence gives the same bytes within one renderer.
 */
export async function renderExecuted({
  offered,
  terms,
  version,
  fileHash,
  logHash,
  signatures,
}: ExecutedDocument): Promise<Rendered> {
  const document = await PDFDocument.load(offered, { updateMetadata: false })
  const last = new Date(Math.max(...signatures.map(({ signedAt }) => signedAt.getTime())))
  document.setModificationDate(last)
  const paper = openPaper(document, () => {})
  write(paper, m.documents_pdf_evidence_title({}, dutch), { size: 20, font: 'head', leading: 30 })
  write(paper, m.documents_pdf_evidence_note({ reference: terms.reference, version }, dutch), {
    size: 10,
    leading: 15,
  })
  paper.y += 16
  drawTable(paper, {
    columns: [
      { head: m.documents_pdf_signed_name({}, dutch), share: 4 },
      { head: m.documents_pdf_signed_capacity({}, dutch), share: 3 },
      { head: m.documents_pdf_signed_side({}, dutch), share: 3 },
      { head: m.documents_pdf_signed_at({}, dutch), share: 5 },
    ],
    rows: signatures.map(({ name, capacity, side, signedAt }) => [
      name,
      capacity,
      side === 'fund' ? m.documents_pdf_side_fund({}, dutch) : m.documents_pdf_side_grantee({}, dutch),
      formatDateTime(signedAt, 'nl'),
    ]),
  })
  write(paper, m.documents_pdf_file_hash({ hash: fileHash }, dutch), { size: 8.5, ink: 'soft', leading: 13 })
  write(paper, m.documents_pdf_events_hash({ hash: logHash }, dutch), { size: 8.5, ink: 'soft', leading: 13 })
  await document.attach(offered, 'offered.pdf', {
    mimeType: 'application/pdf',
    creationDate: last,
    modificationDate: last,
  })
  const bytes = await save(paper)
  return { bytes, pages: document.getPageCount(), renderer }
}
