import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { apiPage } from '#app/server/open/api-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: `${m.open_api_title()} – Dichtbij` }]

export async function loader(_: LoaderFunctionArgs) {
  return apiPage(currentLocale())
}

type Operation = ReturnType<typeof apiPage>['operations'][number]

/** Every open address, for who writes programs. */
export default function OpenDataApi() {
  const { operations } = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/open-data">
      <Link href="/open-data" look="back">
        ‹ {m.open_title()}
      </Link>
      <h1>{m.open_api_title()}</h1>
      <Lead>{m.open_api_lead()}</Lead>
      <p>
        <a href="/open-data/openapi.json">{m.open_api_file()}</a>
      </p>
      {operations.map((operation) => (
        <Section
          key={operation.key}
          id={operation.key}
          title={<code>{operation.title}</code>}
          intro={operation.summary}
        >
          <Parameters operation={operation} />
          <Table
            narrow
            caption={m.open_api_answers()}
            rows={operation.answers}
            rowKey={({ key }) => key}
            columns={[
              { key: 'code', head: m.open_api_code(), cell: ({ code }) => code },
              {
                key: 'what',
                head: m.open_what(),
                cell: ({ description, type }) => (
                  <>
                    {description}
                    {type && <small>{type}</small>}
                  </>
                ),
              },
            ]}
          />
        </Section>
      ))}
    </PublicShell>
  )
}

function Parameters({ operation: { parameters } }: { operation: Operation }) {
  if (parameters.length === 0) return null
  return (
    <>
      <h3>{m.open_api_parameters()}</h3>
      <ul className="db-list">
        {parameters.map(({ key, name, description }) => (
          <li key={key}>
            <code>{name}</code>: {description}
          </li>
        ))}
      </ul>
    </>
  )
}
