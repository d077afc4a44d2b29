import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { AdminShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { settingsPage } from '#app/server/admin/settings-page.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.setup_settings_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return settingsPage(actor, currentLocale())
}

/** Every choice of the fund, with its value and what it does. */
export default function Settings() {
  const { groups } = useLoaderData<typeof loader>()
  return (
    <AdminShell current="/admin">
      <Link href="/admin/setup" look="back">
        ‹ {m.setup_title()}
      </Link>
      <h1>{m.setup_settings_title()}</h1>
      <Lead>{m.setup_settings_lead()}</Lead>
      {groups.map(({ key, title, rows }) => (
        <Section key={key} id={key} title={title}>
          <Table
            caption={title}
            captionHidden
            rows={rows}
            rowKey={(row) => row.key}
            columns={[
              {
                key: 'name',
                head: m.setup_setting_name(),
                cell: ({ name, effect }) => (
                  <>
                    {name}
                    <small>{effect}</small>
                  </>
                ),
              },
              {
                key: 'value',
                head: m.setup_setting_value(),
                cell: ({ value }) => <strong>{value}</strong>,
              },
              {
                key: 'edit',
                head: m.components_change(),
                action: true,
                cell: ({ key: name, name: label }) => (
                  <Link href={`/admin/settings/${name}`}>
                    {m.components_change()}
                    <span className="db-vh">: {label}</span>
                  </Link>
                ),
              },
            ]}
          />
        </Section>
      ))}
    </AdminShell>
  )
}
