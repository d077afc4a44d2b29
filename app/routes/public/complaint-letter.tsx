import type { LoaderFunctionArgs } from '@remix-run/node'
import { isComplaintToken } from '#app/effects/codes.server.ts'
import { notFound } from '#app/server/answers.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { db } from '#db/client.server.ts'
import { answerFile } from '#db/queries/complaint-letters.server.ts'
import { complaintByKey } from '#db/queries/complaints.server.ts'

/** The PDF of the answer, for who complained without an account and follows the link of their mail. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { complaintId = '', token = '' } = params
  const complaint = isComplaintToken(complaintId, token) ? await complaintByKey(db(), complaintId) : null
  const file = complaint && (await answerFile(db(), complaint.id))
  if (!file) throw notFound()
  return pdfAnswer(file)
}
