import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { prepareLoanDecision } from '#app/commands/prepare-loan-decision.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { MoneyField } from '#app/components/form/money-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { LoanFacts } from '#app/components/granting/loan-facts.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { LoanDecisionPost, paidLoanPage } from '#app/server/granting/loan-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.loan_letgo_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const page = await paidLoanPage(actor, params.grantId, clock(request))
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: LoanDecisionPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await prepareLoanDecision(actor, params.grantId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}/loan/decision/approval`)
  return refused(verdict, form, await forStaff(actor))
}

/** Prepares that a part of a loan need not come back. */
export default function LoanDecision() {
  const { head, loan, waiver, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    kind: firstError(answer?.form, 'kind', { empty: m.loan_letgo_kind_empty() }),
    amount: firstError(answer?.form, 'amount', { wrong: m.loan_amount_wrong() }),
    reason: firstError(answer?.form, 'reason', {
      empty: m.loan_letgo_reason_empty(),
      tooLong: m.course_too_long(),
    }),
  }
  const typed = (name: string) => typedText(answer?.form, name)
  const waives = waiver
    ? [{ value: 'waiver', label: m.loan_kind_waiver(), hint: m.loan_kind_waiver_hint({ amount: waiver }) }]
    : []
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/loan`, label: m.loan_title() }}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.loan_letgo_title()}</h1>
      <p>{m.loan_letgo_intro()}</p>
      <LoanFacts loan={loan} />
      <Form operation={operation}>
        <RadioGroup
          name="kind"
          label={m.loan_letgo_kind()}
          error={errors.kind}
          defaultValue={typed('kind')}
          choices={[
            ...waives,
            { value: 'write-off', label: m.loan_kind_writeoff() },
            { value: 'conversion', label: m.loan_kind_conversion() },
          ]}
        />
        <MoneyField
          name="amount"
          label={m.loan_amount()}
          hint={m.loan_letgo_amount_hint({ open: loan.open })}
          error={errors.amount}
          defaultValue={typed('amount')}
        />
        <TextArea
          name="reason"
          label={m.loan_letgo_reason()}
          hint={m.course_in_letter()}
          error={errors.reason}
          defaultValue={typed('reason')}
          small
        />
        <Buttons>
          <Button>{m.course_end_button()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
