import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { organisationsPage } from '#app/server/past/past-list.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.past_to_organisations() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return organisationsPage(actor, currentLocale())
}

/** The organisations that the fund knew before it began here. */
export default function PastOrganisations() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <div className="db-stack-s">
          <Link href="/manager/past" look="back">
            ‹ {m.past_title()}
          </Link>
          <h1>{m.past_to_organisations()}</h1>
          <Lead>{m.past_organisations_lead()}</Lead>
        </div>
        {rows.length === 0 ? (
          <Empty title={m.past_organisations_empty()}>{m.past_empty_text()}</Empty>
        ) : (
          <Table
            caption={m.past_to_organisations()}
            captionHidden
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                head: m.past_organisation(),
                cell: ({ name, form }) => (
                  <div>
                    {name}
                    {form && <small>{form}</small>}
                  </div>
                ),
              },
              { key: 'kvk', head: m.past_kvk(), cell: ({ kvk }) => kvk },
              { key: 'place', head: m.past_place(), cell: ({ place }) => place },
              { key: 'website', head: m.past_website(), text: true, cell: ({ website }) => website },
              { key: 'got', head: m.past_got(), number: true, cell: ({ got }) => got },
            ]}
          />
        )}
      </div>
    </OfficeShell>
  )
}
