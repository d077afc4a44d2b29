import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Link } from '#app/components/link.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { bulkList } from '#app/server/office/bulk-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.manager_bulk_list() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return { rows: await bulkList(actor, clock(request)) }
}

/** What was done to many things with one press, the newest first. */
export default function Bulks() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager">
      <div className="db-stack">
        <h1>{m.manager_bulk_list()}</h1>
        {rows.length === 0 ? (
          <Empty title={m.manager_bulk_list_empty()}>{m.manager_bulk_list_empty_text()}</Empty>
        ) : (
          <ul className="db-found">
            {rows.map(({ id, title, by, planned }) => (
              <li key={id}>
                <Link href={`/manager/bulk/${id}`}>{title}</Link>
                <span className="db-small db-soft">{m.manager_bulk_by({ name: by, when: planned })}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </OfficeShell>
  )
}
