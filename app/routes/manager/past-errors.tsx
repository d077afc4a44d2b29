import type { LoaderFunctionArgs } from '@remix-run/node'
import { csv } from '#app/exchange/csv.ts'
import { xlsx } from '#app/exchange/xlsx.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound } from '#app/server/answers.server.ts'
import { csvType, downloadOf, wholeDownload, workbookType } from '#app/server/books/download.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { errorSheet } from '#app/server/past/error-sheet.server.ts'
import { requireAction } from '#app/server/require.server.ts'

/** Everything that is not right in a file that waits, as a table to work through. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'bring-past')
  if (!['csv', 'xlsx'].includes(params.sheet ?? '')) throw notFound()
  const sheet = await errorSheet(actor, params.pastBatchId ?? '', clock(request), currentLocale())
  const name = m.past_errors_name()
  if (params.sheet === 'csv') return downloadOf(csv(sheet), { name: `${name}.csv`, mediaType: csvType })
  return wholeDownload(await xlsx(name, sheet), { name: `${name}.xlsx`, mediaType: workbookType })
}
