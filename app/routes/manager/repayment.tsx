import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { bookRepayment } from '#app/commands/book-repayment.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { MoneyField } from '#app/components/form/money-field.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { SettlementFacts } from '#app/components/granting/settlement-facts.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { RepaymentPost, settlementDecisionPage } from '#app/server/granting/settlement-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.course_repaid_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const page = await settlementDecisionPage(actor, params.grantId, clock(request))
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: RepaymentPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await bookRepayment(actor, params.grantId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}#course`)
  return refused(verdict, form, await forStaff(actor))
}

/** Books money that came back, as the bank shows it. */
export default function Repayment() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    amount: firstError(answer?.form, 'amount', {
      empty: m.course_settle_amount_empty(),
      wrong: m.course_settle_amount_wrong(),
    }),
    valueDate: firstError(answer?.form, 'valueDate', {
      empty: m.course_day_wrong(),
      day: m.course_day_wrong(),
    }),
  }
  return (
    <GrantFrame head={page.head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.course_repaid_title()}</h1>
      <p>{m.course_repaid_left({ amount: page.settlement.left })}</p>
      <SettlementFacts settlement={page.settlement} />
      {page.settlement.open && page.settlement.decided && (
        <Form operation={page.operation}>
          <MoneyField
            name="amount"
            label={m.course_repaid_amount()}
            error={errors.amount}
            defaultValue={typedText(answer?.form, 'amount')}
          />
          <DateField
            name="valueDate"
            label={m.course_repaid_day()}
            error={errors.valueDate}
            defaultValue={typedText(answer?.form, 'valueDate')}
          />
          <Buttons>
            <Button>{m.course_repaid_button()}</Button>
          </Buttons>
        </Form>
      )}
    </GrantFrame>
  )
}
