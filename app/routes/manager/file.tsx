import type { LoaderFunctionArgs } from '@remix-run/node'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { fileAnswer } from '#app/server/files/file-answer.server.ts'
import { handledOrHelped } from '#app/server/office/seen-guard.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { officeFiles } from '#db/queries/files.server.ts'

/** A file that was sent with a proposal or in its thread, or that came with a mail that is kept aside. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const proposal = await handledOrHelped(actor, params.proposalId)
  const [file] = await officeFiles(db(), actor, proposal.id, params.fileId ?? '')
  if (file)
    await noteOpenings(
      actor,
      [{ what: 'file', row: file.id, proposal: proposal.id, side: 'office' }],
      clock(request),
    )
  return fileAnswer(file, request)
}
