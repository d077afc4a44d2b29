import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { grantList } from '#db/queries/grants.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.manager_grant_list_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const language = currentLocale()
  const rows = await grantList(db(), actor)
  return rows.map((row) => ({
    id: row.id,
    name: row.initiativeName,
    reference: row.reference,
    state: row.state,
    word: stateWord('grant', row.state, 'staff', language) ?? row.state,
    amount: formatMoney(row.amountCents, language),
    paid: formatMoney(row.paidCents, language),
    ends: formatDay(row.endsOn, language),
  }))
}

export default function Grants() {
  const rows = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <h1>{m.manager_grant_list_title()}</h1>
        <p>
          <Link href="/manager/clauses">{m.agreement_clauses_title()}</Link>
          {' · '}
          <Link href="/manager/loans">{m.loan_list_title()}</Link>
          {' · '}
          <Link href="/manager/figures">{m.results_figures_title()}</Link>
          {' · '}
          <Link href="/manager/past">{m.past_title()}</Link>
        </p>
        {rows.length === 0 ? (
          <Empty title={m.manager_grant_list_empty()}>{m.manager_grant_list_empty_text()}</Empty>
        ) : (
          <Table
            caption={m.manager_grant_list_title()}
            captionHidden
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                head: m.manager_grant_initiative(),
                cell: (row) => <Link href={`/manager/grants/${row.id}`}>{row.name}</Link>,
              },
              { key: 'reference', head: m.manager_grant_reference(), cell: (row) => row.reference },
              {
                key: 'state',
                head: m.manager_grant_state(),
                cell: (row) => (
                  <StateTag machine="grant" state={row.state}>
                    {row.word}
                  </StateTag>
                ),
              },
              { key: 'amount', head: m.manager_grant_amount(), number: true, cell: (row) => row.amount },
              { key: 'paid', head: m.manager_grant_paid(), number: true, cell: (row) => row.paid },
              { key: 'ends', head: m.manager_grant_ends(), cell: (row) => row.ends },
            ]}
          />
        )}
        {rows.length > 0 && <ListFiles list="grants" />}
      </div>
    </OfficeShell>
  )
}
