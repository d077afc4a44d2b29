import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { decisionsPage } from '#app/server/fund/decisions-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.fund_decisions_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return decisionsPage(actor)
}

/** What was decided about the fund's own money, the newest first. */
export default function FundDecisions() {
  const page = useLoaderData<typeof loader>()
  return (
    <FundFrame>
      <h1>{m.fund_decisions_title()}</h1>
      <Lead>{m.fund_decisions_lead()}</Lead>
      {page.writes && (
        <Buttons>
          <ButtonLink href="/manager/fund/transfer">{m.fund_transfer_title()}</ButtonLink>
          <ButtonLink href="/manager/fund/ceiling" look="second">
            {m.fund_ceiling_title()}
          </ButtonLink>
        </Buttons>
      )}
      {page.rows.length === 0 ? (
        <Empty title={m.fund_decisions_empty()}>{m.fund_decisions_empty_text()}</Empty>
      ) : (
        <Table
          caption={m.fund_decisions_title()}
          captionHidden
          rows={page.rows}
          rowKey={({ id }) => id}
          turn={({ open }) => open}
          columns={[
            {
              key: 'what',
              head: m.fund_decision_what(),
              cell: ({ what, href }) => <a href={href}>{what}</a>,
            },
            { key: 'on', head: m.fund_decision_on(), cell: ({ on }) => on },
            { key: 'state', head: m.fund_in_state(), cell: ({ state }) => state },
          ]}
        />
      )}
    </FundFrame>
  )
}
