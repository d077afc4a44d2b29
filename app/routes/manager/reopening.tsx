import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { reopenProposal } from '#app/commands/reopen-proposal.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { ProposalHead } from '#app/components/office/proposal-head.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { ReopeningForm } from '#app/components/together/reopening-form.tsx'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm, isShownAgain } from '#app/server/failed-form.server.ts'
import { mayReopen } from '#app/server/office/draft-view.server.ts'
import { ReopeningPost } from '#app/server/office/reopening-post.server.ts'
import { handledOrHelped, headOfSeen, officePath } from '#app/server/office/seen-guard.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: data
      ? titleWithError(`${m.together_reopen_title()} – ${data.head.title}`, data.failed)
      : titleOfError(error),
  },
]

/** Days that a group gets, unless the manager chooses another day. */
const usualDays = 7

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const proposal = await handledOrHelped(actor, params.proposalId)
  const now = clock(request)
  if (!isShownAgain(context) && !(await mayReopen(actor, proposal, now))) throw redirect(officePath(proposal))
  return {
    head: headOfSeen(proposal),
    back: officePath(proposal),
    until: addDays(dayOf(now), usualDays),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: ReopeningPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const id = params.proposalId ?? ''
  const verdict = await reopenProposal(actor, id, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/${verdict.draft ? 'drafts' : 'proposals'}/${id}`)
  formWasRefused(context)
  return refused(verdict, form, await forStaff(actor))
}

/** One application is opened once more for its writers, with a last day and a reason. */
export default function Reopening() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={page.back} look="back">
        ‹ {page.head.title}
      </Link>
      <div className="db-stack">
        <ProposalHead {...page.head} />
        <h2>{m.together_reopen_title()}</h2>
        <p>{m.together_reopen_lead()}</p>
        <ReopeningForm
          operation={page.operation}
          until={page.until}
          answer={useActionData<typeof action>()}
        />
      </div>
    </OfficeShell>
  )
}
