import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Filters } from '#app/components/block/filters.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { allowancesPage } from '#app/server/panel/allowances.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.allowance_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return allowancesPage(actor, new URL(request.url).searchParams)
}

/** What members of the panel get for meetings, and what of it was paid. */
export default function Allowances() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager">
      <div className="db-stack">
        <div className="db-stack-s">
          <h1>{m.allowance_title()}</h1>
          <Lead>{m.allowance_lead()}</Lead>
        </div>
        {page.rows.length === 0 ? (
          <Empty title={m.allowance_none()}>{m.allowance_none_text()}</Empty>
        ) : (
          <>
            <p>{m.allowance_open_all({ amount: page.open })}</p>
            <Filters filters={page.shows} label={m.allowance_year()} />
            <Table
              caption={m.allowance_title()}
              captionHidden
              rows={page.rows}
              rowKey={({ person }) => person}
              columns={[
                {
                  key: 'name',
                  head: m.allowance_col_member(),
                  cell: ({ person, name }) => <Link href={`/manager/allowances/${person}`}>{name}</Link>,
                },
                {
                  key: 'meetings',
                  head: m.allowance_col_meetings(),
                  number: true,
                  cell: ({ meetings }) => String(meetings),
                },
                { key: 'due', head: m.allowance_col_due(), number: true, cell: ({ due }) => due },
                { key: 'paid', head: m.allowance_col_paid(), number: true, cell: ({ paid }) => paid },
                { key: 'open', head: m.allowance_col_open(), number: true, cell: ({ open }) => open },
              ]}
            />
            <ListFiles list="allowances" query={page.file} />
          </>
        )}
      </div>
    </OfficeShell>
  )
}
