import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataList } from '#app/components/block/data-list.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { registerPage } from '#app/server/privacy/register-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.privacy_reg_title() }]

export async function loader() {
  return registerPage()
}

/** Everything that is kept of people, by what it is for. */
export default function PrivacyRegister() {
  const { fund, rows } = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/privacy">
      <div className="db-stack db-column">
        <h1>{m.privacy_reg_title()}</h1>
        <Lead>{m.privacy_reg_lead({ fund })}</Lead>
        <p>{m.privacy_reg_made()}</p>
        {rows.map(({ key, name, what, why, whose, ground, long, who }) => (
          <section key={key} className="db-stack-s">
            <h2>{name}</h2>
            <DataList
              items={[
                { key: 'what', label: m.privacy_reg_what(), value: what },
                { key: 'why', label: m.privacy_reg_why(), value: why },
                { key: 'whose', label: m.privacy_reg_whose(), value: whose },
                { key: 'ground', label: m.privacy_reg_ground(), value: ground },
                { key: 'long', label: m.privacy_reg_long(), value: long },
                { key: 'who', label: m.privacy_reg_who(), value: who },
              ]}
            />
          </section>
        ))}
        <p>{m.privacy_reg_never()}</p>
        <p className="db-soft db-small">{m.privacy_reg_law()}</p>
        <p>
          <Link href="/privacy">{m.privacy_reg_back()}</Link>
        </p>
      </div>
    </PublicShell>
  )
}
