import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { passScreening } from '#app/commands/pass-screening.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { ProposalHead } from '#app/components/office/proposal-head.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { handledProposal } from '#app/server/office/proposal-guard.server.ts'
import { headOf } from '#app/server/office/proposal-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? `${m.manager_panel_pass_title()} – ${data.head.title}` : titleOfError(error) },
]

const ScreeningPost = z.strictObject({ operation: z.uuid() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const { proposal } = await handledProposal(actor, params.proposalId)
  return { head: headOf(proposal), operation: randomUUID() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: ScreeningPost })
  if (form.status !== 'success') return invalid(form)
  const proposal = params.proposalId ?? ''
  const verdict = await passScreening(actor, proposal, form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/proposals/${proposal}`)
    : refused(verdict, form, await forStaff(actor))
}

export default function PassScreening() {
  const { head, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/proposals/${head.id}`} look="back">
        ‹ {head.title}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn({}, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <ProposalHead {...head} />
        <h2>{m.manager_panel_pass_title()}</h2>
        <p>{m.manager_panel_pass_intro()}</p>
        <ul className="db-list">
          <li>{m.manager_panel_pass_check_complete()}</li>
          <li>{m.manager_panel_pass_check_rules()}</li>
          <li>{m.manager_panel_pass_check_host()}</li>
        </ul>
        <Form operation={operation}>
          <Buttons>
            <Button>{m.manager_panel_pass_button()}</Button>
            <ButtonLink look="second" href={`/manager/proposals/${head.id}/question`}>
              {m.manager_panel_question_link()}
            </ButtonLink>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
