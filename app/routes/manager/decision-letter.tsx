import type { LoaderFunctionArgs } from '@remix-run/node'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { handledProposal } from '#app/server/office/proposal-guard.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { decisionById } from '#db/queries/decisions.server.ts'
import { letterFile } from '#db/queries/letters.server.ts'

/** The PDF of the letter about a taken decision, as it was kept. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const decision = await decisionById(db(), actor.fund, params.decisionId ?? '')
  if (!decision) throw notFound()
  await handledProposal(actor, decision.proposal)
  const file = await letterFile(db(), decision.id)
  if (!file) throw notFound()
  const opened = { what: 'letter', row: decision.id, proposal: decision.proposal, side: 'office' } as const
  await noteOpenings(actor, [opened], clock(request))
  return pdfAnswer(file)
}
