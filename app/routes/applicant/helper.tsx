import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { confirmHelper } from '#app/commands/confirm-helper.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { Unread } from '#app/components/together/act-page.tsx'
import { HelperLines } from '#app/components/together/helper-lines.tsx'
import { can } from '#app/domain/access.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid } from '#app/server/answers.server.ts'
import { stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, isShownAgain } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { ButtonPost, inGroup, pathOf } from '#app/server/together/group-guard.server.ts'
import { helperLines } from '#app/server/together/helper-lines.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.together_helper_title() }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const { id, title, relation, helper } = here.proposal
  const lines = await helperLines(id, title)
  if (lines.length === 0 && !isShownAgain(context)) throw redirect(proposalPath(id))
  const open = lines.filter(({ confirmed }) => !confirmed)
  return {
    strip: stripOf(here, clock(request), currentLocale()),
    path: proposalPath(id),
    lines,
    open: open.map(({ name }) => name),
    confirms: can(applicant, 'confirm-helper', { relation }).ok && !helper,
    operation: randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await confirmHelper(applicant, here.proposal.id, form.value, clock(request))
  return verdict.ok ? redirect(pathOf(request)) : refusedHere(applicant, verdict, form)
}

/** Who helped to fill in, and the group's own word that the text says what it means. */
export default function Helper() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <ApplyingShell strip={page.strip} back={{ href: page.path, label: m.together_to_proposal() }}>
      <div className="db-stack db-column">
        <Unread answer={answer} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.together_helper_title()}</h1>
        {page.open.length > 0 && <Lead>{m.together_helper_lead({ name: page.open.join(', ') })}</Lead>}
        <HelperLines lines={page.lines} />
        <p>
          <Link href={`${page.path}/check`}>{m.together_helper_read()}</Link>
        </p>
        {page.open.length > 0 && page.confirms && (
          <>
            <Form operation={page.operation}>
              <Buttons>
                <Button>{m.together_helper_button()}</Button>
              </Buttons>
            </Form>
            <p>
              {m.together_helper_not()}{' '}
              <Link href={`${page.path}/messages`}>{m.together_helper_not_link()}</Link>
            </p>
          </>
        )}
        {page.open.length > 0 && !page.confirms && (
          <p className="db-soft">{m.together_helper_only_owner()}</p>
        )}
      </div>
    </ApplyingShell>
  )
}
