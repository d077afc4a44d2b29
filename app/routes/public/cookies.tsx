import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { localeCookie } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { sessionCookieName } from '#app/server/session.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.privacy_cookie_title() }]

export async function loader() {
  return { session: sessionCookieName, language: localeCookie }
}

/** Which cookies this site sets, what for and how long. */
export default function Cookies() {
  const { session, language } = useLoaderData<typeof loader>()
  const rows = [
    { name: session, what: m.privacy_cookie_session(), long: m.privacy_cookie_session_long() },
    { name: language, what: m.privacy_cookie_language(), long: m.privacy_cookie_language_long() },
  ]
  return (
    <PublicShell current="/privacy">
      <div className="db-stack db-column">
        <h1>{m.privacy_cookie_title()}</h1>
        <Lead>{m.privacy_cookie_lead()}</Lead>
        <Table
          caption={m.privacy_cookie_title()}
          captionHidden
          rows={rows}
          rowKey={({ name }) => name}
          columns={[
            { key: 'name', head: m.privacy_cookie_name(), cell: ({ name }) => <code>{name}</code> },
            { key: 'what', head: m.privacy_cookie_for(), text: true, cell: ({ what }) => what },
            { key: 'long', head: m.privacy_cookie_long(), text: true, cell: ({ long }) => long },
          ]}
        />
        <p>{m.privacy_cookie_no_more()}</p>
        <p>
          <Link href="/privacy">{m.privacy_reg_back()}</Link>
        </p>
      </div>
    </PublicShell>
  )
}
