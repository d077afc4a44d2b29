import type { LoaderFunctionArgs } from '@remix-run/node'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { fileAnswer } from '#app/server/files/file-answer.server.ts'
import { openProposal } from '#app/server/panel/open-proposal.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { readableFiles } from '#db/queries/files.server.ts'

/** An attachment of a proposal that is open to this member. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const { id } = await openProposal(reviewer, params.proposalId)
  const [file] = await readableFiles(db(), reviewer, id, params.fileId ?? '')
  if (file)
    await noteOpenings(
      reviewer,
      [{ what: 'file', row: file.id, proposal: id, side: 'panel' }],
      clock(request),
    )
  return fileAnswer(file, request)
}
