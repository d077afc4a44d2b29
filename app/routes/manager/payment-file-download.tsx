import type { LoaderFunctionArgs } from '@remix-run/node'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { bankFileAnswer } from '#app/server/payments/bank-file-answer.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { fileBytes } from '#db/queries/agreements.server.ts'
import { batchById, linesOfBatch } from '#db/queries/payments.server.ts'

/** The bytes of a file for the bank, always the same; one that the bank refused is handed out no more. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const batch = await batchById(db(), actor.fund, params.paymentFileId)
  const file = batch?.state !== 'refused' && batch && (await fileBytes(db(), batch.document))
  if (!file) throw notFound()
  const lines = await linesOfBatch(db(), batch.id)
  const opened = lines.map(({ release, proposal }) => ({ row: release, proposal }))
  await noteOpenings(
    actor,
    opened.map((one) => ({ what: 'payment', side: 'office', ...one })),
    clock(request),
  )
  return bankFileAnswer(file)
}
