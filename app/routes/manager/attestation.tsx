import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { JudgedAttestation } from '#app/components/granting/judged-attestation.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { attestationPage } from '#app/server/granting/outcome-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.attestation.title} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return attestationPage(actor, params, clock(request))
}

/** So many results that were attested. */
export default function Attestation() {
  return <JudgedAttestation page={useLoaderData<typeof loader>()} answer={undefined} />
}
