import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readMessages } from '#app/commands/read-messages.server.ts'
import { sendMessage } from '#app/commands/send-message.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { ButtonLink } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { MessageForm } from '#app/components/together/message-form.tsx'
import { ThreadList } from '#app/components/together/thread-list.tsx'
import { can } from '#app/domain/access.ts'
import { fundSees } from '#app/domain/proposal/conversation.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { inGroup, pathOf } from '#app/server/together/group-guard.server.ts'
import { filesToSend, receiveMessage } from '#app/server/together/receive-message.server.ts'
import { threadItems } from '#app/server/together/thread-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.together_thread_title(), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { person, here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const { proposal } = here
  const items = await threadItems(proposal.id, 'applicant')
  await readMessages(applicant, proposal.id, clock(request))
  return {
    strip: stripOf(here, clock(request), currentLocale()),
    path: proposalPath(proposal.id),
    items,
    seen: fundSees(proposal),
    writes: can(applicant, 'write-message', { relation: proposal.relation }).ok,
    returned: proposal.state === 'returned',
    files: await filesToSend(person, proposal.id),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const now = clock(request)
  const received = await receiveMessage(request, {
    actor: applicant,
    proposal: here.proposal.id,
    side: 'applicant',
    now,
  })
  if (received.unread) {
    formWasWrong(context)
    return received.unread
  }
  const { form } = received
  const verdict = await sendMessage(applicant, here.proposal.id, form.value, now)
  return verdict.ok ? redirect(pathOf(request)) : refusedHere(applicant, verdict, form)
}

/** One thread between the writers of a proposal and the fund, with the fund's questions in it. */
export default function Messages() {
  const page = useLoaderData<typeof loader>()
  return (
    <ApplyingShell strip={page.strip} back={{ href: page.path, label: m.together_to_proposal() }}>
      <div className="db-stack db-column">
        <h1>{m.together_thread_title()}</h1>
        <Lead>{m.together_thread_lead()}</Lead>
        <ThreadList items={page.items} />
        {page.returned && <p className="db-soft">{m.together_thread_returned()}</p>}
        <Writing page={page} answer={useActionData<typeof action>()} />
      </div>
    </ApplyingShell>
  )
}

type Page = Pick<
  ReturnType<typeof useLoaderData<typeof loader>>,
  'path' | 'seen' | 'writes' | 'files' | 'operation'
>

function Writing({ page, answer }: { page: Page; answer: ReturnType<typeof useActionData<typeof action>> }) {
  if (!page.writes) return <p className="db-soft">{m.together_message_reader()}</p>
  if (!page.seen && !answer)
    return (
      <Notice
        tone="info"
        title={m.together_fund_not_along()}
        action={<ButtonLink href={`${page.path}/help`}>{m.together_help_title()}</ButtonLink>}
      >
        {m.together_fund_not_along_text()}
      </Notice>
    )
  return (
    <MessageForm
      operation={page.operation}
      files={page.files}
      answer={answer}
      label={m.together_message_label()}
      hint={m.together_message_hint()}
      button={m.together_message_button()}
      empty={m.together_message_empty()}
    />
  )
}
