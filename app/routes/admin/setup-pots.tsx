import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { AdminShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { potsPage } from '#app/server/admin/set-up-page.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.setup_step_pots() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return potsPage(actor, currentLocale())
}

/** The pots of the fund with what each may give, and the years that have a ceiling of their own. */
export default function SetUpPots() {
  const { pots, fund, held, years } = useLoaderData<typeof loader>()
  return (
    <AdminShell current="/admin">
      <Link href="/admin/setup" look="back">
        ‹ {m.setup_title()}
      </Link>
      <h1>{m.setup_step_pots()}</h1>
      <Lead>{m.setup_pots_lead({ fund, held })}</Lead>
      <p>
        <Link href="/admin/setup/pots/new" look="alone">
          {m.setup_pot_add()}
        </Link>
      </p>
      {pots.length > 0 && (
        <Table
          caption={m.setup_step_pots()}
          captionHidden
          rows={pots}
          rowKey={({ key }) => key}
          columns={[
            { key: 'name', head: m.setup_pot_name(), cell: ({ name }) => name },
            { key: 'ceiling', head: m.setup_pot_ceiling(), number: true, cell: ({ ceiling }) => ceiling },
            {
              key: 'edit',
              head: m.components_change(),
              action: true,
              cell: ({ key, name }) => (
                <Link href={`/admin/setup/pots/${encodeURIComponent(key)}`}>
                  {m.components_change()}
                  <span className="db-vh">: {name}</span>
                </Link>
              ),
            },
          ]}
        />
      )}
      <Section
        id="years"
        title={m.setup_years_title()}
        intro={m.setup_years_intro()}
        end={
          <Link href="/admin/setup/years" look="alone">
            {m.components_change()}
            <span className="db-vh">: {m.setup_years_title()}</span>
          </Link>
        }
      >
        {years.length === 0 ? (
          <p className="db-soft">{m.setup_years_none()}</p>
        ) : (
          <ul className="db-plain">
            {years.map(({ key, ceiling }) => (
              <li key={key}>
                {key}: {ceiling}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </AdminShell>
  )
}
