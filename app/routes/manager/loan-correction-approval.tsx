import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { decideLoanCorrection } from '#app/commands/correct-loan-receipt.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { LoanCorrectionFacts } from '#app/components/granting/loan-correction-facts.tsx'
import { StepUpFirst, stepUpPath } from '#app/components/granting/step-up-first.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { loanCorrectionPage } from '#app/server/granting/loan-correction-page.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.loan_correct_decide_title()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return loanCorrectionPage(actor, params, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const of = { grant: params.grantId ?? '', receipt: params.receiptId ?? '' }
  const verdict = await decideLoanCorrection(actor, of, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}/loan`)
  if (verdict.reason.code === 'step-up-needed') return redirect(stepUpPath(new URL(request.url).pathname))
  return refused(verdict, form, await forStaff(actor))
}

/** Decides that a receipt of a loan was booked wrong: the second of two people. */
export default function LoanCorrectionApproval() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { head, receipt, prepared } = page
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/loan`, label: m.loan_title() }}>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.loan_correct_decide_title()}</h1>
      <LoanCorrectionFacts receipt={receipt} prepared={prepared} />
      {!answer?.refusal && <Deciding page={page} />}
    </GrantFrame>
  )
}

type Page = Awaited<ReturnType<typeof loanCorrectionPage>>

function Deciding({ page: { decides, refusal, operation, path, receipt } }: { page: Page }) {
  if (!decides)
    return (
      <Notice tone="wait" title={m.course_waits_approver()}>
        {m.course_waits_approver_text()}
      </Notice>
    )
  if (refusal) return <StepUpFirst refusal={refusal} back={`${path}/approval`} />
  return (
    <Form operation={operation} look="inline">
      <p>{m.loan_correct_decide_intro({ amount: receipt.amount })}</p>
      <Buttons>
        <Button>{m.loan_correct_decide_button({ amount: receipt.amount })}</Button>
      </Buttons>
    </Form>
  )
}
