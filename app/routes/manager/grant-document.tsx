import type { LoaderFunctionArgs } from '@remix-run/node'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { documentOf, fileBytes, versionAtWork, versionsOf } from '#db/queries/agreements.server.ts'

/** The agreement as it was kept: signed by both, or else as it was offered; of an earlier version when that is asked. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const grant = await officeGrant(actor, params.grantId)
  const asked = new URL(request.url).searchParams.get('version')
  const version = await versionOf(grant.id, asked)
  const file = version && (await fileBytes(db(), version.document))
  if (!file) throw notFound()
  const opened = { what: 'agreement', row: version.id, proposal: grant.proposal, side: 'office' } as const
  await noteOpenings(actor, [opened], clock(request))
  return pdfAnswer(file)
}

async function versionOf(
  grant: string,
  asked: string | null,
): Promise<{ id: string; document: string | null } | null> {
  if (asked === null) {
    const version = await versionAtWork(db(), grant)
    return version && { id: version.id, document: await documentOf(db(), version) }
  }
  const version = (await versionsOf(db(), grant)).find(({ id }) => id === asked)
  return version ? { id: version.id, document: version.executedDocument ?? version.document } : null
}
