import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Add, editColumn } from '#app/components/programme/edit-links.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { plansPage } from '#app/server/programme/plans.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.results_programme_plans() }]

const path = '/manager/programme'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'see-programme')
  return plansPage(actor)
}

type Row = Awaited<ReturnType<typeof plansPage>>['years'][number]['rows'][number]

/** What the programme planned in each year, and what came of it. */
export default function Plans() {
  const { years, edits } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current={path}>
      <Link href={path} look="back">
        ‹ {m.shell_nav_programme()}
      </Link>
      <h1>{m.results_programme_plans()}</h1>
      <Lead>{m.results_programme_plans_lead()}</Lead>
      {edits && (
        <p>
          <Add href={`${path}/plans/new`} what={m.results_programme_add_plan()} />
        </p>
      )}
      {years.length === 0 ? (
        <p className="db-soft">{m.results_programme_no_plans()}</p>
      ) : (
        <Table
          caption={m.results_programme_plans()}
          captionHidden
          groups={years}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              head: m.results_programme_plan_label(),
              cell: ({ name, kind }) => (
                <>
                  {name}
                  <small>{kind}</small>
                </>
              ),
            },
            {
              key: 'plan',
              head: m.results_programme_plan_text(),
              text: true,
              cell: ({ plan }) => plan || '–',
            },
            {
              key: 'execution',
              head: m.results_programme_plan_done(),
              text: true,
              cell: ({ execution }) => execution || '–',
            },
            ...editColumn<Row>(edits, 'plans'),
          ]}
        />
      )}
    </OfficeShell>
  )
}
