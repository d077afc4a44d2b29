import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/server/answers.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { documentOf, fileBytes, versionAtWork } from '#db/queries/agreements.server.ts'

/** The agreement as it was kept: signed by both, or else as it was offered. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const grant = await officeGrant(actor, params.grantId)
  const version = await versionAtWork(db(), grant.id)
  const file = version && (await fileBytes(db(), await documentOf(db(), version)))
  if (!file) throw notFound()
  return pdfAnswer(file)
}
