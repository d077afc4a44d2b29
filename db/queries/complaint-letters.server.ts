import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { ComplaintAnswer, Correction } from '#app/domain/complaint.ts'
import { type ComplaintFacts, caseReference, complaintFactsSchema } from '#app/domain/complaint-letter.ts'
import { contactNear, fundSettingsSchema, type Regime } from '#app/domain/fund.ts'
import type { Reader } from '#db/client.server.ts'
import { complaintLetters, complaints, documents, funds, proposals } from '#db/schema/index.ts'
import type { Complaint } from './complaints.server.ts'
import { contactsOf } from './fund.server.ts'
import { contactOfComplaint } from './near.server.ts'

/** What the letter of an answer says when it is given on a day and signed by somebody, and the language of who complained. */
export async function answerFacts(
  reader: Reader,
  complaint: Complaint,
  answer: ComplaintAnswer & { correction: Correction },
  { signer, day }: { signer: string; day: IsoDate },
): Promise<{ facts: ComplaintFacts; locale: Actor['locale'] }> {
  const [row] = await reader
    .select({ fund: funds, locale: complaints.locale, neighbourhoods: proposals.neighbourhoods })
    .from(complaints)
    .innerJoin(funds, eq(funds.id, complaints.fundId))
    .leftJoin(proposals, eq(proposals.id, complaints.proposalId))
    .where(eq(complaints.id, complaint.id))
  if (!row) throw new Error(`complaint ${complaint.id} has no fund`)
  const { fund } = row
  const settings = fundSettingsSchema.parse(fund.settings)
  const where = { neighbourhoods: row.neighbourhoods ?? [], chosen: null }
  const near =
    (await contactOfComplaint(reader, complaint)) ?? contactNear(await contactsOf(reader, fund.id), where)
  const { name, role, phone, hours } = near ?? { name: fund.name, role: '', phone: '', hours: '' }
  const { kind, about, receivedOn, words, committee, heardOn, hearingReport } = complaint
  return {
    locale: row.locale as Actor['locale'],
    facts: {
      ...{ kind, about, receivedOn, words, committee },
      initiative: complaint.proposal?.title ?? '',
      reference: caseReference(complaint),
      date: day,
      recipient: complaint.name || null,
      signer,
      fund: {
        name: fund.name,
        regime: fund.regime as Regime,
        complaintWeeks: settings.complaintWeeks,
        email: settings.email ?? null,
        postalAddress: settings.postalAddress ?? null,
        legalName: fund.legalName,
        court: fund.court,
      },
      person: { name, role, phone, hours },
      heard: heardOn === null ? null : { on: heardOn, report: hearingReport ?? '' },
      ...answer,
    },
  }
}

/** The frozen letter of an answer and its kept PDF; null when there is none. `facts` is null after erasure. */
export async function frozenAnswer(
  reader: Reader,
  complaint: string,
): Promise<{
  fund: string
  facts: ComplaintFacts | null
  factsHash: string
  frozenAt: Date
  locale: Actor['locale']
  document: string | null
} | null> {
  const [row] = await reader
    .select()
    .from(complaintLetters)
    .where(eq(complaintLetters.complaintId, complaint))
  return row
    ? {
        fund: row.fundId,
        facts: row.facts && complaintFactsSchema.parse(row.facts),
        factsHash: row.factsHash,
        frozenAt: row.frozenAt,
        locale: row.locale as Actor['locale'],
        document: row.documentId,
      }
    : null
}

/** The kept PDF of an answer; null while it is not made yet, or after erasure. */
export async function answerFile(
  reader: Reader,
  complaint: string,
): Promise<{ fileName: string; bytes: Uint8Array; sha256: string } | null> {
  const [row] = await reader
    .select({ fileName: documents.fileName, bytes: documents.bytes, sha256: documents.sha256 })
    .from(complaintLetters)
    .innerJoin(documents, eq(documents.id, complaintLetters.documentId))
    .where(eq(complaintLetters.complaintId, complaint))
  return row?.bytes ? { ...row, bytes: row.bytes } : null
}
