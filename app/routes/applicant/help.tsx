import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askHelp } from '#app/commands/ask-help.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { MessageForm } from '#app/components/together/message-form.tsx'
import { can } from '#app/domain/access.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid } from '#app/server/answers.server.ts'
import { stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm, isShownAgain } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { inGroup, pathOf } from '#app/server/together/group-guard.server.ts'
import { WordsPost } from '#app/server/together/message-post.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.together_help_title(), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const { id, state, helpAskedAt, relation } = here.proposal
  if (state !== 'draft' && !isShownAgain(context)) throw redirect(proposalPath(id))
  const language = currentLocale()
  return {
    strip: stripOf(here, clock(request), language),
    path: proposalPath(id),
    since: helpAskedAt && formatDateTime(helpAskedAt, language),
    writes: can(applicant, 'ask-help', { relation }).ok,
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const form = parseWithZod(await request.formData(), { schema: WordsPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await askHelp(applicant, here.proposal.id, form.value, clock(request))
  if (verdict.ok) return redirect(pathOf(request))
  formWasRefused(context)
  return refusedHere(applicant, verdict, form)
}

/** The fund reads a draft along for as long as its writers want. */
export default function Help() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <ApplyingShell strip={page.strip} back={{ href: page.path, label: m.together_to_proposal() }}>
      <div className="db-stack db-column">
        <h1>{m.together_help_title()}</h1>
        {page.since ? (
          <Notice tone="good" title={m.together_help_on({ when: page.since })}>
            <p>{m.together_help_on_text()}</p>
            <p>
              <Link href={`${page.path}/messages`}>{m.together_thread_link()}</Link>
            </p>
            {page.writes && (
              <p>
                <Link href={`${page.path}/help/ending`}>{m.together_help_end_title()}</Link>
              </p>
            )}
          </Notice>
        ) : (
          <>
            <Lead>{m.together_help_lead()}</Lead>
            <p>{m.together_help_until()}</p>
            {page.writes ? (
              <MessageForm
                operation={page.operation}
                answer={answer}
                label={m.together_help_label()}
                hint={m.together_message_hint()}
                button={m.together_help_button()}
                empty={m.together_help_empty()}
              />
            ) : (
              <p className="db-soft">{m.together_message_reader()}</p>
            )}
          </>
        )}
      </div>
    </ApplyingShell>
  )
}
