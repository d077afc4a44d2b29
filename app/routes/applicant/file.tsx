import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer } from '#app/server/files/file-answer.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { ownFiles } from '#db/queries/files.server.ts'

/** A file of one's own proposal. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const [file] = await ownFiles(db(), applicant, params.proposalId ?? '', params.fileId ?? '')
  return fileAnswer(file, request)
}
