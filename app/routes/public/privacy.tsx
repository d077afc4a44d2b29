import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { fundSettingsSchema } from '#app/domain/fund.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.public_privacy_title() }]

export async function loader() {
  const fund = await currentFund(db())
  const { keepRefusedYears, keepGrantedYears } = fundSettingsSchema.parse(fund?.settings ?? {})
  return { name: fund?.legalName ?? '', keepRefusedYears, keepGrantedYears }
}

/** What the fund keeps of people, why, how long, and what they may ask. */
export default function Privacy() {
  const { name, keepRefusedYears, keepGrantedYears } = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/privacy">
      <div className="db-stack db-column">
        <h1>{m.public_privacy_title()}</h1>
        <Lead>{m.public_privacy_lead({ fund: name })}</Lead>
        <h2>{m.public_privacy_what()}</h2>
        <ul className="db-list">
          <li>{m.public_privacy_contact()}</li>
          <li>{m.public_privacy_plan()}</li>
          <li>{m.public_privacy_bank()}</li>
          <li>{m.public_privacy_log()}</li>
          <li>{m.public_privacy_code()}</li>
        </ul>
        <p>{m.public_privacy_never()}</p>
        <h2>{m.public_privacy_who()}</h2>
        <p>{m.public_privacy_who_text()}</p>
        <h2>{m.public_privacy_public()}</h2>
        <p>{m.public_privacy_public_text()}</p>
        <h2>{m.public_privacy_long()}</h2>
        <p>{m.public_privacy_long_text({ refused: keepRefusedYears, granted: keepGrantedYears })}</p>
        <p>
          <Link href="/privacy/register">{m.privacy_reg_title()}</Link>
        </p>
        <h2>{m.public_privacy_cookies()}</h2>
        <p>
          {m.public_privacy_cookies_text()} <Link href="/cookies">{m.privacy_cookie_title()}</Link>
        </p>
        <h2>{m.public_privacy_rights()}</h2>
        <p>
          {m.public_privacy_rights_text()} <Link href="/account/data">{m.privacy_own_title()}</Link>.{' '}
          <Link href="/contact">{m.public_privacy_rights_link()}</Link>
        </p>
        <p className="db-soft db-small">{m.public_privacy_authority()}</p>
      </div>
    </PublicShell>
  )
}
