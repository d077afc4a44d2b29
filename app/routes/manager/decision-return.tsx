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
import { returnDecision } from '#app/commands/return-decision.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Link } from '#app/components/link.tsx'
import { DecisionText } from '#app/components/office/decision-words.tsx'
import { ProposalHead } from '#app/components/office/proposal-head.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { decisionWords } from '#app/server/office/decision-view.server.ts'
import { handledProposal } from '#app/server/office/proposal-guard.server.ts'
import { headOf } from '#app/server/office/proposal-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { decisionById } from '#db/queries/decisions.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: data
      ? titleWithError(`${m.manager_decision_return_title()} – ${data.head.title}`, data.failed)
      : titleOfError(error),
  },
]

const ReturnPost = z.strictObject({
  operation: z.uuid(),
  reason: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(2_000, { error: 'tooLong' }),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireApprover(request)
  const decision = await decisionById(db(), actor.fund, params.decisionId ?? '')
  if (!decision) throw notFound()
  const { proposal } = await handledProposal(actor, decision.proposal)
  return {
    id: decision.id,
    head: headOf(proposal),
    decision: decisionWords(decision),
    mayReturn: decision.decidedAt === null && !decision.dropped && decision.preparedBy !== actor.person,
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const form = parseWithZod(await request.formData(), { schema: ReturnPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await returnDecision(actor, params.decisionId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/proposals/${verdict.proposal}`)
    : refused(verdict, form, await forStaff(actor))
}

/** Gives a prepared decision back to who prepared it, with a reason. */
export default function ReturnDecision() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = firstError(answer?.form, 'reason', {
    empty: m.manager_decision_return_empty(),
    tooLong: m.reviewer_text_too_long(),
  })
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/decisions/${page.id}/approval`} look="back">
        ‹ {m.manager_panel_approval_title()}
      </Link>
      <ErrorSummary problems={problemsIn({ reason: error }, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <ProposalHead {...page.head} />
      <h2>{m.manager_decision_return_title()}</h2>
      <p>{m.manager_decision_return_intro({ name: page.decision.preparedBy })}</p>
      {page.mayReturn && (
        <Form operation={page.operation}>
          <TextArea
            name="reason"
            label={m.manager_decision_return_reason()}
            defaultValue={typedText(answer?.form, 'reason')}
            error={error}
          />
          <Buttons>
            <Button>{m.manager_decision_return_button()}</Button>
          </Buttons>
        </Form>
      )}
      <DecisionText decision={page.decision} />
    </OfficeShell>
  )
}
