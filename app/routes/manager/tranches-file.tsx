import type { LoaderFunctionArgs } from '@remix-run/node'
import { dayOf } from '#app/domain/calendar.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { clock } from '#app/server/clock.server.ts'
import { boardFile } from '#app/server/granting/board-file.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { saveAs } from '#app/server/save-as.server.ts'

/** What the board of payments is set to, whole, as a file for a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const now = clock(request)
  const rows = await boardFile(actor, new URL(request.url).searchParams, now, currentLocale())
  return new Response(rows, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': saveAs(`deelbetalingen-${dayOf(now)}.csv`),
    },
  })
}
