import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CheckRun } from '#app/components/checks/check-run.tsx'
import { Link } from '#app/components/link.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { checkRunPage } from '#app/server/books/checks-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.checks_run_title({ when: data.when }) : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return checkRunPage(actor, params.runId)
}

/** One earlier time that everything was held against itself. */
export default function CheckRunOnce() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/fund">
      <Link href="/manager/checks" look="back">
        ‹ {m.checks_back()}
      </Link>
      <div className="db-stack">
        <h1>{m.checks_run_title({ when: page.when })}</h1>
        <CheckRun run={page} />
      </div>
    </OfficeShell>
  )
}
