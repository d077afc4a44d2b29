import type { LoaderFunctionArgs } from '@remix-run/node'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { handledProposal } from '#app/server/office/proposal-guard.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { frozenCopies } from '#db/queries/screening.server.ts'
import { submissionFile } from '#db/queries/submission-copies.server.ts'

/** The PDF of exactly what was sent: the newest copy, or the one that is asked for by its number. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const { proposal } = await handledProposal(actor, params.proposalId)
  const wanted = new URL(request.url).searchParams.get('submission')
  const copies = await frozenCopies(db(), proposal.id)
  const copy = wanted ? copies.find(({ number }) => String(number) === wanted) : copies.at(-1)
  const file = copy && (await submissionFile(db(), proposal.id, copy.number))
  if (!file) throw notFound()
  const opened = { what: 'document', row: proposal.id, proposal: proposal.id, side: 'office' } as const
  await noteOpenings(actor, [opened], clock(request))
  return pdfAnswer(file)
}
