import { dayOf } from '#app/domain/calendar.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { ExecutedDocument } from './executed.ts'
import { dutch } from './house.ts'
import type { Paper } from './paper.ts'
import { drawTable, type Table } from './table.ts'
import { heading, write, writeChapter, writeList } from './writing.ts'

const text = { size: 10, leading: 14.5 } as const

/** The page of evidence: who signed when, how anybody can check that, with what it was sealed, and the codes. */
export function drawEvidence(paper: Paper, executed: ExecutedDocument): void {
  const { terms, version, seal } = executed
  writeChapter(paper, m.documents_pdf_evidence_title({}, dutch), 0)
  write(paper, m.documents_pdf_evidence_note({ reference: terms.reference, version }, dutch), text)
  paper.y += 10
  drawTable(paper, signatures(executed))
  for (const { name, paper: byHand } of executed.signatures)
    if (byHand) {
      const day = formatDay(byHand.signedOn, 'nl')
      const hash = byHand.scanSha256
      write(paper, m.agreement_paper_evidence({ name, day, hash }, dutch), { size: 8.5, leading: 13 })
    }
  heading(paper, 3, m.documents_pdf_check_title({}, dutch))
  write(paper, m.documents_pdf_check_intro({}, dutch), text)
  paper.y += 4
  const known = seal.given ? m.documents_pdf_check_given({}, dutch) : m.documents_pdf_check_own({}, dutch)
  const steps = [m.documents_pdf_check_open({}, dutch), m.documents_pdf_check_unchanged({}, dutch), known]
  writeList(paper, steps, text, 2)
  paper.y += 8
  drawTable(paper, sealed(executed))
  heading(paper, 3, m.documents_pdf_hashes({}, dutch))
  write(paper, m.documents_pdf_hashes_note({}, dutch), text)
  paper.y += 6
  drawTable(paper, codes(executed))
}

function signatures({ signatures: signed }: ExecutedDocument): Table {
  return {
    columns: [
      { head: m.documents_pdf_signed_name({}, dutch), share: 4 },
      { head: m.documents_pdf_signed_capacity({}, dutch), share: 3 },
      { head: m.documents_pdf_signed_side({}, dutch), share: 3 },
      { head: m.documents_pdf_signed_at({}, dutch), share: 5 },
    ],
    rows: signed.map(({ name, capacity, side, signedAt }) => [
      name,
      capacity,
      side === 'fund' ? m.documents_pdf_side_fund({}, dutch) : m.documents_pdf_side_grantee({}, dutch),
      formatDateTime(signedAt, 'nl'),
    ]),
  }
}

function sealed({ seal }: ExecutedDocument): Table {
  return {
    title: m.documents_pdf_seal({}, dutch),
    columns: [
      { head: m.documents_pdf_seal_what({}, dutch), share: 3 },
      { head: m.documents_pdf_seal_value({}, dutch), share: 9 },
    ],
    rows: [
      [m.documents_pdf_seal_of({}, dutch), seal.subject],
      [m.documents_pdf_seal_by({}, dutch), seal.issuer],
      [m.documents_pdf_seal_until({}, dutch), formatDay(dayOf(seal.validUntil), 'nl')],
      [m.documents_pdf_seal_fingerprint({}, dutch), inPairs(seal.fingerprint)],
    ],
  }
}

function codes({ termsHash, fileHash, logHash }: ExecutedDocument): Table {
  return {
    columns: [
      { head: m.documents_pdf_code({}, dutch), share: 3 },
      { head: m.documents_pdf_code_value({}, dutch), share: 9 },
    ],
    rows: [
      [m.documents_pdf_terms_hash({}, dutch), termsHash],
      [m.documents_pdf_file_hash({}, dutch), fileHash],
      [m.documents_pdf_events_hash({}, dutch), logHash],
    ],
    tight: true,
  }
}

/** As readers show a fingerprint: "AB CD EF". */
function inPairs(fingerprint: string): string {
  return fingerprint.toUpperCase().replace(/(.{2})(?=.)/g, '$1 ')
}
