import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataList } from '#app/components/block/data-list.tsx'
import { Link } from '#app/components/link.tsx'
import { AdminShell } from '#app/components/shell.tsx'
import { useRootData } from '#app/components/shell-data.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { signingKey } from '#app/effects/signing/signing-key.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { requireAdministrator } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.account_certificate_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  const key = await signingKey(db(), actor.fund)
  if (!key) return { certificate: null }
  const { subject, issuer, fingerprint, validUntil } = key.facts
  return {
    certificate: { subject, issuer, fingerprint, validUntil: dayOf(validUntil), given: key.given },
  }
}

/** What signed documents are sealed with, and until when that holds. */
export default function Certificate() {
  const { certificate } = useLoaderData<typeof loader>()
  const { locale } = useRootData()
  return (
    <AdminShell current="/admin/certificate">
      <Link href="/admin" look="back">
        ‹ {m.account_admin_title()}
      </Link>
      <h1>{m.account_certificate_title()}</h1>
      <p>{m.account_certificate_intro()}</p>
      {certificate ? (
        <>
          <DataList
            items={[
              { key: 'of', label: m.account_certificate_of(), value: certificate.subject },
              { key: 'by', label: m.account_certificate_by(), value: certificate.issuer },
              {
                key: 'until',
                label: m.account_certificate_until(),
                value: formatDay(certificate.validUntil, locale),
              },
              {
                key: 'fingerprint',
                label: m.account_certificate_fingerprint(),
                value: certificate.fingerprint.toUpperCase().replace(/(.{2})(?=.)/g, '$1 '),
              },
            ]}
          />
          <p>{certificate.given ? m.account_certificate_given() : m.account_certificate_own()}</p>
        </>
      ) : (
        <p>{m.account_certificate_none()}</p>
      )}
    </AdminShell>
  )
}
