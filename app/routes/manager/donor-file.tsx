import type { LoaderFunctionArgs } from '@remix-run/node'
import { csv } from '#app/exchange/csv.ts'
import { csvType, downloadOf } from '#app/server/books/download.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { donorFile } from '#app/server/fund/donor-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

/** The report of a donor as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const asked = new URL(request.url).searchParams.get('on')
  const { name, sheet } = await donorFile(actor, params.donorId, asked, clock(request))
  return downloadOf(csv(sheet), { name: `${name}.csv`, mediaType: csvType })
}
