import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/server/answers.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { letterDecision, letterFile } from '#db/queries/letters.server.ts'

/** The PDF of the letter about the newest decision on a proposal. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireApplicant(request, params.proposalId ?? '')
  const decision = await letterDecision(db(), params.proposalId ?? '')
  const file = decision && (await letterFile(db(), decision))
  if (!file) throw notFound()
  return pdfAnswer(file)
}
