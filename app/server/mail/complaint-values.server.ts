import { answerDay } from '#app/domain/complaint.ts'
import { complaintTokenOf } from '#app/effects/codes.server.ts'
import { db } from '#db/client.server.ts'
import { type Complaint, complaintByKey } from '#db/queries/complaints.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import { contactOfComplaint } from '#db/queries/near.server.ts'
import { pageUrl, type Values } from './values.server.ts'

/**
 * Whom to call, by when the answer is due, when and where one is heard, and the page: in the portal, or behind a link without
 * account.
 */
export async function complaintValues(id: string): Promise<Values> {
  const complaint = await complaintByKey(db(), id)
  if (!complaint) return {}
  const { proposal, way, hearingAt, hearingPlace, committee } = complaint
  return {
    ...(await callValues(complaint)),
    'task.due': answerDay(complaint),
    'question.due': complaint.askings.at(-1)?.answerBy,
    'committee.name': committee?.name || undefined,
    'hearing.at': hearingAt ?? undefined,
    'hearing.place': hearingPlace ?? undefined,
    'url.case': pageUrl(
      way === 'portal' && proposal
        ? `/applicant/proposals/${proposal.id}/complaints/${id}`
        : `/complaints/${id}/${complaintTokenOf(id)}`,
    ),
  }
}

/** A contact who is not who it is about; without one the fund by its name, at the number that it always gives. */
async function callValues(complaint: Complaint): Promise<Values> {
  const contact = await contactOfComplaint(db(), complaint)
  if (!contact) {
    const fund = await fundById(db(), complaint.fund)
    return { 'person.name': fund?.name, 'person.role': undefined }
  }
  const { name, role, phone, hours } = contact
  return { 'person.name': name, 'person.role': role, 'person.phone': phone, 'person.hours': hours }
}
