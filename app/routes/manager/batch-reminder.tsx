import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { ReminderForm } from '#app/components/panel/reminder-form.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { postReminder, reminderPage } from '#app/server/panel/reminder-page.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.reviewer_remind_title() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return reminderPage(actor, params.batchId, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  return postReminder(actor, request, '/manager', params.batchId ?? '', clock(request))
}

export default function BatchReminder() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/batches/${view.batch.id}`} look="back">
        ‹ {view.batch.name}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn({}, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <ReminderForm view={view} />
      </div>
    </OfficeShell>
  )
}
