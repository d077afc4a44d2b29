import type { LoaderFunctionArgs } from '@remix-run/node'
import { csv } from '#app/exchange/csv.ts'
import { xlsx } from '#app/exchange/xlsx.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { aidRegisterSheet } from '#app/server/aid/register-file.server.ts'
import { notFound } from '#app/server/answers.server.ts'
import { csvType, downloadOf, wholeDownload, workbookType } from '#app/server/books/download.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'

/** The aid that this fund granted, as a file for the central register. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  if (!['csv', 'xlsx'].includes(params.sheet ?? '')) throw notFound()
  const sheet = await aidRegisterSheet(db(), actor.fund)
  const name = m.aid_file_name()
  if (params.sheet === 'csv') return downloadOf(csv(sheet), { name: `${name}.csv`, mediaType: csvType })
  return wholeDownload(await xlsx(name, sheet), { name: `${name}.xlsx`, mediaType: workbookType })
}
