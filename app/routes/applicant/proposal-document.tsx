import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { notFound } from '#app/server/answers.server.ts'
import { applying } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { latestSubmission } from '#db/queries/proposals.server.ts'
import { submissionFile } from '#db/queries/submission-copies.server.ts'

/** The PDF of exactly what was sent last; a page that says so while it is still being made. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { proposal } = await applying(applicant, params.proposalId ?? '')
  const sent = await latestSubmission(db(), proposal.id)
  if (!sent?.document) throw notFound()
  const file = await submissionFile(db(), proposal.id, sent.number)
  return file ? pdfAnswer(file) : redirect(`${proposalPath(proposal.id)}/document/waiting`)
}
