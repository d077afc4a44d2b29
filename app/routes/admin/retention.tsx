import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SavedNotice } from '#app/components/block/saved-notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { AdminShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { retentionPage } from '#app/server/privacy/retention-page.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.privacy_ret_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return retentionPage(actor, clock(request))
}

/** Per kind how long it is kept, and what may go now. */
export default function Retention() {
  const { kinds } = useLoaderData<typeof loader>()
  return (
    <AdminShell current="/admin">
      <Link href="/admin" look="back">
        ‹ {m.account_admin_title()}
      </Link>
      <div className="db-stack">
        <SavedNotice />
        <div className="db-stack-s">
          <h1>{m.privacy_ret_title()}</h1>
          <Lead>{m.privacy_ret_lead()}</Lead>
        </div>
        <Table
          caption={m.privacy_ret_title()}
          captionHidden
          rows={kinds}
          rowKey={({ key }) => key}
          turn={({ count }) => count > 0}
          columns={[
            { key: 'kind', head: m.privacy_ret_kind(), cell: ({ name }) => <strong>{name}</strong> },
            {
              key: 'term',
              head: m.privacy_ret_term(),
              text: true,
              cell: ({ term, from }) => (
                <div>
                  {term}
                  <small>{from}</small>
                </div>
              ),
            },
            { key: 'due', head: m.privacy_ret_due(), number: true, cell: ({ due }) => due },
            {
              key: 'look',
              head: m.privacy_ret_look(),
              action: true,
              cell: ({ key, name }) => (
                <Link href={`/admin/retention/${key}`}>
                  {m.privacy_ret_look()}
                  <span className="db-vh">: {name}</span>
                </Link>
              ),
            },
          ]}
        />
        <p>
          <Link href="/admin/settings">{m.privacy_ret_settings()}</Link>
        </p>
        <p>
          <Link href="/privacy/register">{m.privacy_ret_register()}</Link>
        </p>
      </div>
    </AdminShell>
  )
}
