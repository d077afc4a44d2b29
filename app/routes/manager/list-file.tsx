import type { LoaderFunctionArgs } from '@remix-run/node'
import { dayOf } from '#app/domain/calendar.ts'
import { csv } from '#app/exchange/csv.ts'
import { xlsx } from '#app/exchange/xlsx.ts'
import { notFound } from '#app/server/answers.server.ts'
import { csvType, downloadOf, wholeDownload, workbookType } from '#app/server/books/download.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { listNamed } from '#app/server/lists/list-sheets.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

/** A list of the office as it is set, whole, as a file for a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const list = listNamed(params.list ?? '')
  if (!list || !['csv', 'xlsx'].includes(params.sheet ?? '')) throw notFound()
  const today = dayOf(clock(request))
  const sheet = await list.sheet({ actor, query: new URL(request.url).searchParams, today })
  const name = `${list.name()}-${today}`
  if (params.sheet === 'csv') return downloadOf(csv(sheet), { name: `${name}.csv`, mediaType: csvType })
  return wholeDownload(await xlsx(list.name(), sheet), { name: `${name}.xlsx`, mediaType: workbookType })
}
