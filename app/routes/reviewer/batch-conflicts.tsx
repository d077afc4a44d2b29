import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { ConflictRegister } from '#app/components/panel/conflict-register.tsx'
import { PanelShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { registerPage } from '#app/server/panel/register-page.server.ts'
import { requireChair } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.reviewer_register_title() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const chair = await requireChair(request)
  return registerPage(chair, params.batchId, clock(request))
}

/** The register of conflicts of a batch, for who leads the panel. */
export default function BatchConflicts() {
  const view = useLoaderData<typeof loader>()
  return (
    <PanelShell current="/reviewer">
      <Link href={`/reviewer/batches/${view.batch.id}`} look="back">
        ‹ {view.batch.name}
      </Link>
      <div className="db-stack">
        <div className="db-stack-s">
          <h1>{m.reviewer_register_title()}</h1>
          <Lead>{m.reviewer_register_lead()}</Lead>
        </div>
        <ConflictRegister view={view} />
      </div>
    </PanelShell>
  )
}
