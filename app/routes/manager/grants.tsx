import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Button } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { SavedViews } from '#app/components/office/saved-views.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { grantListPage } from '#app/server/granting/grant-list.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.manager_grant_list_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return grantListPage(actor, new URL(request.url).searchParams, currentLocale())
}

export default function Grants() {
  const page = useLoaderData<typeof loader>()
  const { rows } = page
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
        <GrantSearch page={page} />
        <SavedViews {...page.kept} />
        {rows.length === 0 && page.isAsking ? (
          <Empty title={m.manager_find_none()}>{m.manager_find_none_text()}</Empty>
        ) : rows.length === 0 ? (
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
        {rows.length > 0 && <ListFiles list="grants" query={page.file} />}
      </div>
    </OfficeShell>
  )
}

type Page = Awaited<ReturnType<typeof grantListPage>>

function GrantSearch({ page: { typed, states, places, contacts, isAsking } }: { page: Page }) {
  const choice = (name: keyof Page['typed'], label: string, options: Page['places']) => (
    <SelectField
      name={name}
      label={label}
      options={options}
      empty={m.manager_find_any()}
      defaultValue={typed[name]}
    />
  )
  return (
    <Form method="get" action="/manager/grants" look="search" label={m.manager_grant_list_title()}>
      <div className="db-search__choices">
        {choice('state', m.manager_grant_state(), states)}
        {choice('place', m.manager_find_place(), places)}
        {choice('contact', m.desk_filter_contact(), contacts)}
      </div>
      <p className="db-row">
        <Button look="second">{m.manager_find_do()}</Button>
        {isAsking && <Link href="/manager/grants">{m.manager_find_clear()}</Link>}
      </p>
    </Form>
  )
}
