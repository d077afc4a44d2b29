import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { AllowanceMeetings, AllowancePayments } from '#app/components/panel/allowance-tables.tsx'
import { PanelShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { allowanceFor } from '#app/server/panel/allowances.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.allowance_own_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const member = await requireReviewer(request)
  return { own: await allowanceFor(member.fund, member.person) }
}

/** What a member of the panel gets for meetings, as they see it themselves. */
export default function OwnAllowance() {
  const { own } = useLoaderData<typeof loader>()
  return (
    <PanelShell current="/reviewer">
      <Link href="/reviewer" look="back">
        ‹ {m.reviewer_back_to_list()}
      </Link>
      <div className="db-column db-stack">
        <div className="db-stack-s">
          <h1>{m.allowance_own_title()}</h1>
          {own && (
            <Lead>{own.open ? m.allowance_own_open({ amount: own.open }) : m.allowance_own_none()}</Lead>
          )}
        </div>
        {own ? (
          <>
            <AllowanceMeetings meetings={own.meetings} />
            <AllowancePayments payments={own.payments} mayTakeBack={false} />
          </>
        ) : (
          <Empty title={m.allowance_own_empty()}>{m.allowance_own_empty_text()}</Empty>
        )}
      </div>
    </PanelShell>
  )
}
