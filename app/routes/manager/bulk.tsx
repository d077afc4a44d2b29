import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BulkView } from '#app/components/office/bulk-view.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { bulkPage } from '#app/server/office/bulk-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return bulkPage(actor, params.bulkId, clock(request))
}

/** One press for many things. */
export default function Bulk() {
  return <BulkView page={useLoaderData<typeof loader>()} />
}
