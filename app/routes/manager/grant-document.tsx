import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/server/answers.server.ts'
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
  const file = await fileBytes(db(), await documentId(grant.id, asked))
  if (!file) throw notFound()
  return pdfAnswer(file)
}

async function documentId(grant: string, asked: string | null): Promise<string | null> {
  if (asked === null) {
    const version = await versionAtWork(db(), grant)
    return version && documentOf(db(), version)
  }
  const version = (await versionsOf(db(), grant)).find(({ id }) => id === asked)
  return version?.executedDocument ?? version?.document ?? null
}
