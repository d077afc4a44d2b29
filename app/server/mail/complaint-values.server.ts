import { answerDay } from '#app/domain/complaint.ts'
import { complaintTokenOf } from '#app/effects/codes.server.ts'
import { db } from '#db/client.server.ts'
import { complaintByKey } from '#db/queries/complaints.server.ts'
import { pageUrl, type Values } from './values.server.ts'

/** By when the answer is due, when and where one is heard, and the page: in the portal, or behind a link without account. */
export async function complaintValues(id: string): Promise<Values> {
  const complaint = await complaintByKey(db(), id)
  if (!complaint) return {}
  const { proposal, way, hearingAt, hearingPlace, committee } = complaint
  return {
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
