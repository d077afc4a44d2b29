import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { MoneyBar } from '#app/components/money/money-bar.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { moneyPage } from '#app/server/results/money-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: `${m.results_public_money_title()} – Dichtbij` }]

export async function loader({ request }: LoaderFunctionArgs) {
  return moneyPage(clock(request), currentLocale())
}

/** Where the money of the fund is, counted from its ledger. */
export default function Money() {
  const { fund, example, on, years, whole, expects, pots } = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/money">
      <h1>
        {m.results_public_money_title()} {example && <ExampleWord />}
      </h1>
      <Lead>{m.results_public_money_lead()}</Lead>
      <MoneyBar
        id="money"
        paid={whole.paid}
        agreed={whole.agreed}
        free={whole.free}
        caption={m.results_public_money_caption({ fund, amount: whole.text.received, years, on })}
      />
      {expects && <p className="db-after">{m.results_public_money_expected({ amount: expects })}</p>}
      {whole.free < 0 && <p className="db-after">{m.results_public_money_short()}</p>}
      <Section id="pots" title={m.results_public_pots()} intro={m.results_public_pots_intro()}>
        <Table
          caption={m.results_public_pots()}
          captionHidden
          rows={pots}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              head: m.results_public_pot(),
              cell: ({ name, ceiling }) => (
                <>
                  {name}
                  {ceiling && <small>{m.results_public_pot_ceiling({ amount: ceiling })}</small>}
                </>
              ),
            },
            {
              key: 'received',
              head: m.results_public_received(),
              number: true,
              cell: ({ received }) => received,
            },
            { key: 'paid', head: m.results_public_paid(), number: true, cell: ({ paid }) => paid },
            { key: 'agreed', head: m.results_public_agreed(), number: true, cell: ({ agreed }) => agreed },
            { key: 'free', head: m.results_public_free(), number: true, cell: ({ free }) => free },
          ]}
        />
      </Section>
      <p className="db-after">
        <Link href="/grants" look="alone">
          {m.results_public_all_grants_see()}
        </Link>
      </p>
    </PublicShell>
  )
}
