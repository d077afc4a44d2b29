import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { WorkInstead } from '#app/components/office/work-instead.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { workPage } from '#app/server/office/work-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.item.what ?? m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'lay-work')
  return workPage(actor, params, dayOf(clock(request)))
}

/** A piece of work with what one can do instead of doing it now. */
export default function Work() {
  return <WorkInstead page={useLoaderData<typeof loader>()} />
}
