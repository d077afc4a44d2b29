import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Table } from '#app/components/block/table.tsx'
import { ButtonLink } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { grantColumns } from '#app/components/results/grant-columns.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { registerPage } from '#app/server/results/register.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: `${m.results_public_grants_title()} – Dichtbij` }]

export async function loader(_: LoaderFunctionArgs) {
  return registerPage(currentLocale())
}

/** Every grant of the fund: who, where, how much, and how it stands. */
export default function Grants() {
  const { years, count, sum, example, past } = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/grants">
      <h1>{m.results_public_grants_title()}</h1>
      <Lead>
        {m.results_public_grants_lead()} {example && <ExampleWord />}
      </Lead>
      {count === 0 ? (
        <Empty
          title={m.results_public_no_grants()}
          action={<ButtonLink href="/">{m.results_public_ask_money()}</ButtonLink>}
        >
          {m.results_public_no_grants_text()}
        </Empty>
      ) : (
        <>
          <p className="db-soft">{m.results_public_grants_count({ count, sum })}</p>
          <Table
            caption={m.results_public_grants_title()}
            captionHidden
            groups={years.map(({ key, title, rows }) => ({
              key,
              title: m.results_public_awarded_in({ year: title }),
              rows,
            }))}
            rowKey={({ key }) => key}
            columns={grantColumns({ example, pillar: true })}
          />
        </>
      )}
      {past.length > 0 && (
        <Section id="past" title={m.past_public_title()}>
          <p>{m.past_public_lead()}</p>
          <Table
            caption={m.past_public_title()}
            captionHidden
            rows={past}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'what',
                head: m.past_public_what(),
                text: true,
                cell: ({ title, who }) => (
                  <div>
                    <strong>{title}</strong>
                    <small>{who}</small>
                  </div>
                ),
              },
              { key: 'where', head: m.past_place_of(), cell: ({ where }) => where },
              { key: 'awarded', head: m.past_awarded_on(), cell: ({ awarded }) => awarded },
              { key: 'amount', head: m.past_amount(), number: true, cell: ({ amount }) => amount },
            ]}
          />
        </Section>
      )}
      <p className="db-after">
        <Link href="/money" look="alone">
          {m.results_public_to_money()}
        </Link>
      </p>
    </PublicShell>
  )
}
