import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { wholeDownload } from '#app/server/books/download.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { handOverOf } from '#db/queries/fund-closing.server.ts'

/** What a closed fund hands over, as it was kept; until then back to the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const kept = await handOverOf(db(), actor.fund)
  if (!kept?.bytes) return redirect('/manager/fund/closing')
  return wholeDownload(Buffer.from(kept.bytes), { name: kept.fileName, mediaType: 'application/zip' })
}
