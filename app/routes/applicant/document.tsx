import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/server/answers.server.ts'
import { ownAgreement } from '#app/server/granting/own-agreement.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { requirePerson } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { documentOf, fileBytes } from '#db/queries/agreements.server.ts'

/** The agreement as it was kept: signed by both, or else as it was offered. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const { version } = await ownAgreement(actor, params.grantId)
  const file = await fileBytes(db(), await documentOf(db(), version))
  if (!file) throw notFound()
  return pdfAnswer(file)
}
