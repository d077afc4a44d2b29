import type { LoaderFunctionArgs } from '@remix-run/node'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { grantLetterFile } from '#db/queries/grant-letters.server.ts'

/** The PDF of a letter about a grant, as it was kept. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const grant = await officeGrant(actor, params.grantId)
  const file = await grantLetterFile(db(), grant.id, params.letterId)
  if (!file) throw notFound()
  const opened = {
    what: 'letter',
    row: params.letterId ?? '',
    proposal: grant.proposal,
    side: 'office',
  } as const
  await noteOpenings(actor, [opened], clock(request))
  return pdfAnswer(file)
}
