import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { csv } from '#app/exchange/csv.ts'
import { xaf } from '#app/exchange/xaf.ts'
import { xlsx } from '#app/exchange/xlsx.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound } from '#app/server/answers.server.ts'
import { csvType, downloadOf, wholeDownload, workbookType } from '#app/server/books/download.server.ts'
import { auditFile, journalSheet, linesForFile } from '#app/server/books/journal.server.ts'
import { periodIn } from '#app/server/books/period.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

/** The journal of a period as a file; back to the page when the period is none, or too long for one file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  if (!['csv', 'xlsx', 'xaf'].includes(params.format ?? '')) throw notFound()
  const query = new URL(request.url).searchParams
  const period = periodIn(query)
  const lines = period && (await linesForFile(actor, period))
  if (!period || !lines) return redirect(`/manager/journal?${query}`)
  const name = `${m.books_file_name()}-${period.from}-${period.to}`
  if (params.format === 'csv') {
    return downloadOf(csv(await journalSheet(actor, lines)), { name: `${name}.csv`, mediaType: csvType })
  }
  if (params.format === 'xlsx') {
    const bytes = await xlsx(name, await journalSheet(actor, lines))
    return wholeDownload(bytes, { name: `${name}.xlsx`, mediaType: workbookType })
  }
  const mediaType = 'application/xml; charset=utf-8'
  const file = await auditFile(actor, period, lines, clock(request))
  return downloadOf(xaf(file), { name: `${name}.xaf`, mediaType })
}
