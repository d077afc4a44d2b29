import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Filters } from '#app/components/block/filters.tsx'
import { TrancheTable } from '#app/components/granting/tranche-table.tsx'
import { Link } from '#app/components/link.tsx'
import { Months } from '#app/components/money/months.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { boardPage } from '#app/server/granting/board-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.manager_tranche_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return boardPage(actor, new URL(request.url).searchParams.get('show'), clock(request), currentLocale())
}

/** The board of payments. */
export default function Tranches() {
  const { filters, months, groups } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/tranches">
      <div className="db-stack">
        <h1>{m.manager_tranche_title()}</h1>
        <p>
          <Link href="/manager/payments" look="alone">
            {m.payments_link()}
          </Link>
        </p>
        <Months months={months} />
        <Filters filters={filters} />
        {groups.length === 0 ? (
          <Empty title={m.manager_tranche_empty()}>{m.manager_tranche_empty_text()}</Empty>
        ) : (
          <TrancheTable caption={m.manager_tranche_caption()} groups={groups} />
        )}
      </div>
    </OfficeShell>
  )
}
