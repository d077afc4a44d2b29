import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FactorRequest } from '#app/components/admin/factor-request.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { resetPage } from '#app/server/admin/factor-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.setup_factor_title() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'reset-factor')
  return resetPage(actor, params.resetId, dayOf(clock(request)))
}

/** A request for a new second lock, for the other person. */
export default function SecondFactorRequest() {
  return <FactorRequest page={useLoaderData<typeof loader>()} />
}
