import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Lines } from '#app/components/block/lines.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { InitiativeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { leftOutLines } from '#app/server/privacy/own-data-print.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.privacy_own_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePerson(request)
  return { leftOut: leftOutLines(currentLocale()) }
}

/** What somebody may take along of what the fund keeps of them. */
export default function OwnData() {
  const { leftOut } = useLoaderData<typeof loader>()
  return (
    <InitiativeShell>
      <Link href="/account" look="back">
        ‹ {m.account_title()}
      </Link>
      <div className="db-stack db-column">
        <h1>{m.privacy_own_title()}</h1>
        <Lead>{m.privacy_own_lead()}</Lead>
        <Buttons>
          <ButtonLink href="/account/data/pdf">{m.privacy_own_as_pdf()}</ButtonLink>
          <ButtonLink href="/account/data/json" look="second">
            {m.privacy_own_as_json()}
          </ButtonLink>
        </Buttons>
        <p>{m.privacy_own_code_first()}</p>
        <h2>{m.privacy_own_left_out()}</h2>
        <Lines lines={leftOut} />
        <p>
          {m.privacy_own_change()} <Link href="/contact">{m.public_privacy_rights_link()}</Link>
        </p>
        <p>
          <Link href="/privacy">{m.public_privacy_title()}</Link>
        </p>
      </div>
    </InitiativeShell>
  )
}
