import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { BooksLinks } from '#app/components/books/books-links.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { yearsPage } from '#app/server/books/years-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.books_years() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return yearsPage(actor.fund, clock(request), currentLocale())
}

/** The years of the fund: open, prepared to be closed, closed. */
export default function Years() {
  const years = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/fund">
      <Link href="/manager/fund" look="back">
        ‹ {m.manager_fund_title()}
      </Link>
      <div className="db-stack">
        <div className="db-stack-s">
          <h1>{m.books_years()}</h1>
          <Lead>{m.books_years_lead()}</Lead>
        </div>
        <BooksLinks current="/manager/years" />
        <Table
          caption={m.books_years()}
          captionHidden
          narrow
          rows={years}
          rowKey={({ year }) => year}
          columns={[
            { key: 'year', head: m.books_year(), cell: ({ year, href }) => <Link href={href}>{year}</Link> },
            { key: 'state', head: m.books_year_state(), cell: ({ state }) => state },
          ]}
        />
      </div>
    </OfficeShell>
  )
}
