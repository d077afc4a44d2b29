import type { LoaderFunctionArgs } from '@remix-run/node'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { renderPrintPack } from '#app/documents/print-pack.ts'
import { wholeText } from '#app/domain/opening.ts'
import { sha256 } from '#app/effects/hash.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { printPackOf } from '#app/server/panel/print-pack.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'

/** Everything this member reads of a batch on paper, with a scoring sheet for each proposal. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const pack = await printPackOf(reviewer, params.batchId ?? '', clock(request))
  if (!pack) throw notFound()
  const opened = pack.proposals.map(({ id }) => wholeText(id, 'panel'))
  await noteOpenings(reviewer, opened, clock(request))
  const bytes = await renderPrintPack(pack)
  return pdfAnswer({ bytes, fileName: `${pack.batch}.pdf`, sha256: sha256(bytes) })
}
