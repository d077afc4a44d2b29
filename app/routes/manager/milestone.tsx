import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { JudgedMilestone } from '#app/components/granting/judged-milestone.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { officeMilestonePage } from '#app/server/granting/milestone-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return officeMilestonePage(actor, params)
}

/** What was handed in for a milestone. */
export default function Milestone() {
  return <JudgedMilestone page={useLoaderData<typeof loader>()} answer={undefined} />
}
