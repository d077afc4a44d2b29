import type { LoaderFunctionArgs } from '@remix-run/node'
import { can } from '#app/domain/access.ts'
import { notFound } from '#app/server/answers.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { requirePerson } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { changeFile } from '#db/queries/changes.server.ts'
import { ownGrant } from '#db/queries/grants.server.ts'

/** The PDF of a change of one's own agreement. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const grant = await ownGrant(db(), actor, params.grantId)
  const may = grant && can(actor, 'read-own-grant', { relation: grant.relation }).ok
  const file = may ? await changeFile(db(), grant.id, params.changeId) : null
  if (!file) throw notFound()
  return pdfAnswer(file)
}
