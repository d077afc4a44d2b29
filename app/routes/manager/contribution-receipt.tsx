import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { receiveContribution } from '#app/commands/receive-contribution.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { MoneyField } from '#app/components/form/money-field.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { contributionPage, ReceiptPost } from '#app/server/fund/contributions-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.fund_in_receive()} – ${data.donor}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const page = await contributionPage(actor, params.contributionId, clock(request))
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: ReceiptPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await receiveContribution(actor, params.contributionId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/contributions/${verdict.contribution}`)
  return refused(verdict, form, await forStaff(actor))
}

/** Says that money of a promise came in. */
export default function ContributionReceipt() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    amount: firstError(answer?.form, 'amount', {
      empty: m.fund_amount_empty(),
      wrong: m.fund_amount_empty(),
    }),
    valueDate: firstError(answer?.form, 'valueDate', {
      empty: m.course_day_wrong(),
      day: m.course_day_wrong(),
    }),
  }
  return (
    <FundFrame back={{ href: page.path, label: m.fund_in_one({ donor: page.donor }) }}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.fund_in_receive()}</h1>
      <p>{page.due ? m.fund_in_receive_due({ due: page.due }) : m.fund_in_receive_more()}</p>
      <Form operation={page.operation}>
        <MoneyField
          name="amount"
          label={m.fund_in_amount()}
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
          <Button>{m.fund_in_receive_button()}</Button>
        </Buttons>
      </Form>
    </FundFrame>
  )
}
