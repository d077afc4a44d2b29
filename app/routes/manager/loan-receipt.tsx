import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { bookLoanReceipt } from '#app/commands/book-loan-repayment.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { MoneyField } from '#app/components/form/money-field.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { LoanFacts } from '#app/components/granting/loan-facts.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { LoanReceiptPost, paidLoanPage } from '#app/server/granting/loan-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.loan_book_title()} – ${data.head.name}`, data.failed)
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
  const form = parseWithZod(await request.formData(), { schema: LoanReceiptPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await bookLoanReceipt(actor, params.grantId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}/loan`)
  return refused(verdict, form, await forStaff(actor))
}

/** Books money that came back of a loan, as the bank shows it. */
export default function LoanReceipt() {
  const { head, loan, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    amount: firstError(answer?.form, 'amount', {
      empty: m.loan_amount_wrong(),
      wrong: m.loan_amount_wrong(),
    }),
    valueDate: firstError(answer?.form, 'valueDate', {
      empty: m.course_day_wrong(),
      day: m.course_day_wrong(),
    }),
  }
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/loan`, label: m.loan_title() }}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.loan_book_title()}</h1>
      <p>{m.loan_book_intro({ open: loan.open })}</p>
      <LoanFacts loan={loan} />
      <Form operation={operation}>
        <MoneyField
          name="amount"
          label={m.loan_amount()}
          error={errors.amount}
          defaultValue={typedText(answer?.form, 'amount')}
        />
        <DateField
          name="valueDate"
          label={m.loan_day()}
          error={errors.valueDate}
          defaultValue={typedText(answer?.form, 'valueDate')}
        />
        <Buttons>
          <Button>{m.loan_book_button()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
