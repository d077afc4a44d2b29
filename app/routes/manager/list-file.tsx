import type { LoaderFunctionArgs } from '@remix-run/node'
import { dayOf } from '#app/domain/calendar.ts'
import { csv } from '#app/exchange/csv.ts'
import { xlsx } from '#app/exchange/xlsx.ts'
import { notFound } from '#app/server/answers.server.ts'
import { csvType, downloadOf, wholeDownload, workbookType } from '#app/server/books/download.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { listNamed } from '#app/server/lists/list-sheets.server.ts'
import { requireAction } from '#app/server/require.server.ts'

/** A list as it is set, whole, as a file for a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, listNamed(params.list ?? '')?.may ?? 'see-office')
  const list = listNamed(params.list ?? '')
  if (!list || !['csv', 'xlsx'].includes(params.sheet ?? '')) throw notFound()
  const now = clock(request)
  const today = dayOf(now)
  const sheet = await list.sheet({ actor, query: new URL(request.url).searchParams, today, now })
  const name = `${list.name()}-${today}`
  if (params.sheet === 'csv') return downloadOf(csv(sheet), { name: `${name}.csv`, mediaType: csvType })
  return wholeDownload(await xlsx(list.name(), sheet), { name: `${name}.xlsx`, mediaType: workbookType })
}
