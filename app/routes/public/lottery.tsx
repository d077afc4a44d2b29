import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Facts } from '#app/components/block/facts.tsx'
import { type Column, Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Recompute } from '#app/components/panel/recompute.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { lotteryPage } from '#app/server/public/lottery-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = () => [{ title: m.public_lottery_title() }]

export async function loader({ params }: LoaderFunctionArgs) {
  return lotteryPage(params.lotteryId ?? '')
}

/** A lottery among equals, for everybody: what was promised before, what was drawn, and how to do it again. */
export default function Lottery() {
  const page = useLoaderData<typeof loader>()
  const columns: Column<NonNullable<typeof page.drawn>['order'][number]>[] = [
    { key: 'place', head: m.public_lottery_place(), number: true, cell: (row) => row.place },
    { key: 'reference', head: m.public_lottery_reference(), cell: (row) => row.reference },
    {
      key: 'won',
      head: m.public_lottery_outcome(),
      cell: (row) => (row.won ? m.public_lottery_won() : m.public_lottery_lost()),
    },
  ]
  return (
    <PublicShell current="/how-we-decide">
      <Link href="/how-we-decide" look="back">
        ‹ {m.shell_nav_how()}
      </Link>
      <div className="db-stack">
        <h1>{m.public_lottery_title()}</h1>
        <Lead>{m.public_lottery_lead()}</Lead>
        <Facts
          facts={[
            { term: m.public_lottery_round(), value: page.round },
            { term: m.public_lottery_left(), value: page.left },
            { term: m.public_lottery_source(), value: page.source },
            { term: m.public_lottery_day(), value: page.on },
            { term: m.public_lottery_announced(), value: page.announced },
          ]}
        />
        <h2>{m.public_lottery_promise()}</h2>
        <p>{m.public_lottery_promise_text()}</p>
        <pre className="db-code">{page.commitment}</pre>
        {page.drawn ? (
          <>
            <h2>{m.public_lottery_outcome()}</h2>
            <p>{m.public_lottery_number({ number: page.drawn.number, when: page.drawn.at })}</p>
            <Table
              caption={m.public_lottery_outcome()}
              captionHidden
              columns={columns}
              rows={page.drawn.order}
              rowKey={(row) => row.reference}
            />
            <h2>{m.public_lottery_again()}</h2>
            <p>{m.public_lottery_again_text()}</p>
            <Recompute draw={page.drawn.again} />
          </>
        ) : (
          <p>{m.public_lottery_waits({ day: page.on })}</p>
        )}
      </div>
    </PublicShell>
  )
}
