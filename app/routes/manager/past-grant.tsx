import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataList } from '#app/components/block/data-list.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { pastGrantPage } from '#app/server/past/past-grant-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} – ${m.past_title()}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return pastGrantPage(actor, params.pastGrantId, currentLocale())
}

/** A grant from before Dichtbij, as it was written down then. */
export default function PastGrant() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <Link href="/manager/past" look="back">
          ‹ {m.past_title()}
        </Link>
        <p className="db-over">{page.reference}</p>
        <h1>{page.title}</h1>
        <DataList
          items={[
            ...page.facts,
            {
              key: 'source',
              label: m.past_source(),
              value: <Link href={page.batch}>{page.source}</Link>,
            },
          ]}
        />
        <Section id="payments" title={m.past_payments()}>
          {page.payments.length === 0 ? (
            <p className="db-soft">{m.past_payments_none()}</p>
          ) : (
            <Table
              caption={m.past_payments()}
              captionHidden
              rows={page.payments}
              rowKey={({ id }) => id}
              columns={[
                { key: 'what', head: m.past_payment(), cell: ({ what }) => what },
                { key: 'day', head: m.past_day(), cell: ({ day }) => day },
                { key: 'amount', head: m.past_field_amount(), number: true, cell: ({ amount }) => amount },
              ]}
            />
          )}
        </Section>
        <Section id="results" title={m.past_results()}>
          {page.results.length === 0 ? (
            <p className="db-soft">{m.past_results_none()}</p>
          ) : (
            <Table
              caption={m.past_results()}
              captionHidden
              rows={page.results}
              rowKey={({ id }) => id}
              columns={[
                { key: 'indicator', head: m.past_result(), cell: ({ indicator }) => indicator },
                { key: 'figure', head: m.past_figure(), number: true, cell: ({ figure }) => figure },
                { key: 'day', head: m.past_measured_on(), cell: ({ day }) => day },
                { key: 'source', head: m.past_measured_how(), text: true, cell: ({ source }) => source },
              ]}
            />
          )}
        </Section>
      </div>
    </OfficeShell>
  )
}
