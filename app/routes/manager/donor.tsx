import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Facts } from '#app/components/block/facts.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { Form } from '#app/components/form/form.tsx'
import { DonorPotTable } from '#app/components/fund/donor-pot-table.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { donorPage } from '#app/server/fund/donor-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.donor_title({ name: data.name }) : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return donorPage(actor, params.donorId, new URL(request.url).searchParams.get('on'), clock(request))
}

/** What one donor gave, where their money is, and what came of it; to be read, printed or saved. */
export default function Donor() {
  const page = useLoaderData<typeof loader>()
  return (
    <FundFrame back={{ href: '/manager/contributions', label: m.fund_in_title() }}>
      <h1>{m.donor_title({ name: page.name })}</h1>
      <Lead>{m.donor_lead({ day: page.day })}</Lead>
      <Form method="get" look="search" label={m.fund_on_day()}>
        <DateField
          name="on"
          label={m.fund_on_day()}
          defaultValue={page.asked.on}
          error={page.asked.wrong ? m.fund_on_wrong() : undefined}
        />
        <Buttons>
          <Button look="second">{m.fund_on_show()}</Button>
        </Buttons>
      </Form>
      <p className="db-row">
        <Link href={page.file}>{m.donor_file()}</Link>
      </p>
      <Facts facts={page.facts} />
      <Section id="promises" title={m.donor_promises()}>
        {page.promises.length === 0 ? (
          <p>{m.fund_in_empty()}</p>
        ) : (
          <Table
            caption={m.donor_promises()}
            captionHidden
            rows={page.promises}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'amount',
                head: m.fund_in_amount(),
                cell: ({ amount, href }) => <a href={href}>{amount}</a>,
              },
              { key: 'due', head: m.fund_in_due(), cell: ({ dueOn }) => dueOn },
              { key: 'pot', head: m.manager_fund_pot(), cell: ({ pot }) => pot },
              { key: 'received', head: m.fund_in_received(), number: true, cell: ({ received }) => received },
              { key: 'state', head: m.donor_due(), number: true, cell: ({ state }) => state },
            ]}
          />
        )}
      </Section>
      <Section id="pots" title={m.donor_pots()} intro={m.donor_rule()}>
        {page.pots.map((pot) => (
          <DonorPotTable key={pot.key} pot={pot} />
        ))}
      </Section>
      <Section id="grants" title={m.donor_grants()} intro={m.donor_grants_intro()}>
        {page.grants.length === 0 ? (
          <p>{m.donor_grants_empty()}</p>
        ) : (
          <Table
            caption={m.donor_grants()}
            captionHidden
            rows={page.grants}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                head: m.manager_tranche_grant(),
                cell: ({ name, href }) => <a href={href}>{name}</a>,
              },
              { key: 'reference', head: m.manager_grant_reference(), cell: ({ reference }) => reference },
              { key: 'pot', head: m.manager_fund_pot(), cell: ({ pot }) => pot },
              { key: 'amount', head: m.fund_in_amount(), number: true, cell: ({ amount }) => amount },
              { key: 'state', head: m.fund_in_state(), cell: ({ state }) => state },
            ]}
          />
        )}
      </Section>
      <Section id="results" title={m.donor_results()} intro={m.donor_results_rule()}>
        {page.results.length === 0 ? (
          <p>{m.donor_results_empty()}</p>
        ) : (
          <Table
            caption={m.donor_results()}
            captionHidden
            rows={page.results}
            rowKey={({ key }) => key}
            columns={[
              { key: 'name', head: m.donor_col_what(), cell: ({ name, href }) => <a href={href}>{name}</a> },
              { key: 'figure', head: m.donor_col_result(), cell: ({ figure }) => figure },
              { key: 'grants', head: m.donor_result_grants(), number: true, cell: ({ grants }) => grants },
            ]}
          />
        )}
      </Section>
    </FundFrame>
  )
}
