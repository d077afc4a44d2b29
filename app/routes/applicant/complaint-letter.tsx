import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/server/answers.server.ts'
import { ownComplaint } from '#app/server/complaining/own-complaint.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { inGroup, pathOf } from '#app/server/together/group-guard.server.ts'
import { db } from '#db/client.server.ts'
import { answerFile } from '#db/queries/complaint-letters.server.ts'

/** The PDF of the answer to what the writers of a proposal complained about. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const complaint = await ownComplaint(applicant, here.proposal, params.complaintId)
  const file = await answerFile(db(), complaint.id)
  if (!file) throw notFound()
  return pdfAnswer(file)
}
