import type { LoaderFunctionArgs } from '@remix-run/node'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { officeComplaint } from '#app/server/complaining/office-complaint.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { answerFile } from '#db/queries/complaint-letters.server.ts'

/** The PDF of the answer to a complaint, as it was kept. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const complaint = await officeComplaint(actor, params.complaintId)
  const file = await answerFile(db(), complaint.id)
  if (!file) throw notFound()
  const { id: row, proposal } = complaint
  const opened = proposal && ({ what: 'letter', row, proposal: proposal.id, side: 'office' } as const)
  await noteOpenings(actor, opened ? [opened] : [], clock(request))
  return pdfAnswer(file)
}
