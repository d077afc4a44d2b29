import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { loansPage } from '#app/server/granting/loan-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.loan_list_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return loansPage(actor, clock(request))
}

/** Every loan, who is behind first. */
export default function Loans() {
  const rows = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <Link href="/manager/grants" look="back">
          ‹ {m.manager_grant_list_title()}
        </Link>
        <h1>{m.loan_list_title()}</h1>
        <p>{m.loan_list_intro()}</p>
        {rows.length === 0 ? (
          <Empty title={m.loan_list_empty()}>{m.loan_list_empty_text()}</Empty>
        ) : (
          <Table
            caption={m.loan_list_title()}
            captionHidden
            rows={rows}
            rowKey={({ id }) => id}
            turn={({ late }) => late}
            columns={[
              {
                key: 'name',
                head: m.loan_initiative(),
                cell: (row) => <Link href={`/manager/grants/${row.id}/loan`}>{row.name}</Link>,
              },
              {
                key: 'state',
                head: m.loan_state(),
                cell: (row) => (
                  <StateTag machine="loan" state={row.state}>
                    {row.word}
                  </StateTag>
                ),
              },
              { key: 'behind', head: m.loan_behind(), cell: (row) => row.behind },
              { key: 'next', head: m.loan_next(), cell: (row) => row.next },
              { key: 'open', head: m.loan_open(), number: true, cell: (row) => row.open },
              { key: 'lent', head: m.loan_lent(), number: true, cell: (row) => row.lent },
            ]}
          />
        )}
        {rows.length > 0 && <ListFiles list="loans" />}
      </div>
    </OfficeShell>
  )
}
