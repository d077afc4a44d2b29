import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { harvestList } from '#app/server/harvest/public-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: `${m.harvest_list_title()} – Dichtbij` }]

export async function loader() {
  return harvestList(currentLocale())
}

/** The annual reports of the programme that were approved. */
export default function Harvests() {
  const { years } = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/results">
      <h1>{m.harvest_list_title()}</h1>
      <Lead>{m.harvest_list_lead()}</Lead>
      {years.length === 0 ? (
        <Empty
          title={m.harvest_list_none()}
          action={<Link href="/results">{m.results_public_all_results()}</Link>}
        >
          {m.harvest_list_lead()}
        </Empty>
      ) : (
        <Table
          caption={m.harvest_list_title()}
          captionHidden
          rows={years}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'title',
              head: m.harvest_year(),
              cell: ({ href, title }) => <Link href={href}>{title}</Link>,
            },
            { key: 'until', head: m.harvest_known_until(), cell: ({ knownUntil }) => knownUntil },
            { key: 'approved', head: m.fund_in_state(), cell: ({ approved }) => approved },
          ]}
        />
      )}
    </PublicShell>
  )
}
