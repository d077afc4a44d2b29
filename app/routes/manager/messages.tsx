import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readMessagesAsFund } from '#app/commands/read-messages.server.ts'
import { sendMessageOfFund } from '#app/commands/send-message.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { ProposalHead } from '#app/components/office/proposal-head.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { MessageForm } from '#app/components/together/message-form.tsx'
import { ThreadList } from '#app/components/together/thread-list.tsx'
import { can } from '#app/domain/access.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { handledOrHelped, headOfSeen, officePath } from '#app/server/office/seen-guard.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'
import { pathOf } from '#app/server/together/group-guard.server.ts'
import { filesToSend, receiveMessage } from '#app/server/together/receive-message.server.ts'
import { threadItems } from '#app/server/together/thread-page.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: data
      ? titleWithError(`${m.together_thread_title()} – ${data.head.title}`, data.failed)
      : titleOfError(error),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const proposal = await handledOrHelped(actor, params.proposalId)
  const items = await threadItems(proposal.id, 'fund')
  await readMessagesAsFund(actor, proposal.id, clock(request))
  return {
    head: headOfSeen(proposal),
    back: officePath(proposal),
    items,
    writes: can(actor, 'answer-applicant').ok,
    files: await filesToSend(actor, proposal.id),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const now = clock(request)
  const received = await receiveMessage(request, {
    actor: actor,
    proposal: params.proposalId ?? '',
    side: 'fund',
    now,
  })
  if (received.unread) {
    formWasWrong(context)
    return received.unread
  }
  const { form } = received
  const verdict = await sendMessageOfFund(actor, params.proposalId ?? '', form.value, now)
  return verdict.ok ? redirect(pathOf(request)) : refused(verdict, form, await forStaff(actor))
}

/** The thread with the writers of a proposal, for the office. */
export default function Messages() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={page.back} look="back">
        ‹ {page.head.title}
      </Link>
      <div className="db-stack">
        <ProposalHead {...page.head} />
        <h2>{m.together_thread_title()}</h2>
        <p>{m.together_office_thread_lead()}</p>
        <ThreadList items={page.items} />
        {page.writes ? (
          <MessageForm
            operation={page.operation}
            files={page.files}
            answer={answer}
            label={m.together_office_message_label()}
            hint={m.together_office_message_hint()}
            button={m.together_message_button()}
            empty={m.together_message_empty()}
          />
        ) : (
          <p className="db-soft">{m.together_office_only_manager()}</p>
        )}
      </div>
    </OfficeShell>
  )
}
