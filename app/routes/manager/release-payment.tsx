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
import { confirmPaid } from '#app/commands/confirm-paid.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField, typedDay } from '#app/components/form/date-field.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { PaymentFacts } from '#app/components/granting/payment-facts.tsx'
import { PaymentThread } from '#app/components/granting/payment-thread.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { date } from '#app/domain/proposal/fields.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { releasePage } from '#app/server/granting/tranche-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(
          `${m.manager_tranche_payment_title({ part: data.part })} – ${data.head.name}`,
          data.failed,
        )
      : m.shell_error_404_title(),
  },
]

const PaymentPost = z.strictObject({ operation: z.uuid(), valueDate: date().form({}) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const now = clock(request)
  const page = await releasePage(actor, params.releaseId, now)
  return {
    ...page,
    mayConfirm: actor.roles.some((role) => role === 'manager' || role === 'approver'),
    today: typedDay(dayOf(now)) ?? '',
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'confirm-payment')
  const form = parseWithZod(await request.formData(), { schema: PaymentPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await confirmPaid(actor, params.releaseId ?? '', form.value, clock(request))
  return verdict.ok ? redirect('/manager/tranches') : refused(verdict, form, await forStaff(actor))
}

/** Says that the bank paid, on the day of its statement. */
export default function ReleasePayment() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    valueDate: firstError(answer?.form, 'valueDate', {
      empty: m.manager_tranche_value_empty(),
      wrong: m.manager_grant_error_day(),
    }),
  }
  return (
    <GrantFrame head={page.head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.manager_tranche_payment_title({ part: page.part })}</h1>
      <PaymentFacts {...page} />
      <PaymentThread {...page} />
      {page.inFile && !page.paid && (
        <Notice
          tone="wait"
          title={m.payments_in_file()}
          action={<Link href="/manager/payments/statement">{m.payments_in_file_do()}</Link>}
        >
          {m.payments_in_file_text()}
        </Notice>
      )}
      {page.approved && !page.inFile && !page.paid && page.mayConfirm && (
        <Form operation={page.operation}>
          <p>{m.manager_tranche_payment_intro()}</p>
          <DateField
            name="valueDate"
            label={m.manager_tranche_value_date()}
            hint={m.manager_tranche_value_hint()}
            defaultValue={typedText(answer?.form, 'valueDate', page.today)}
            error={errors.valueDate}
          />
          <Buttons>
            <Button>{m.manager_tranche_paid_button({ amount: page.amount })}</Button>
          </Buttons>
        </Form>
      )}
      {!page.approved && (
        <Notice tone="wait" title={m.manager_tranche_waits_approver()}>
          {m.manager_tranche_waits_approver_text()}
        </Notice>
      )}
    </GrantFrame>
  )
}
