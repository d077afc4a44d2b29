import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { callAboutAccount } from '#app/commands/call-about-account.server.ts'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { callFormSchema } from '#app/domain/payment/account.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { callPage } from '#app/server/payments/account-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.payments_call_title(), data?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'check-account')
  const page = await callPage(actor, params.grantId)
  return { ...page, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'check-account')
  const form = parseWithZod(await request.formData(), { schema: callFormSchema })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await callAboutAccount(actor, params.grantId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${params.grantId}/account`)
  return refused(verdict, form, await forStaff(actor))
}

/** What came of a call about an account, on a number that was known before. */
export default function GrantAccountCall() {
  const { head, account, phones, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    phone: firstError(answer?.form, 'phone', { empty: m.payments_call_phone_empty() }),
    result: firstError(answer?.form, 'result', { empty: m.payments_call_result_empty() }),
  }
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/account`, label: m.payments_bank_title() }}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.payments_call_title()}</h1>
      <p>{m.payments_call_lead({ iban: account.iban })}</p>
      {phones.length === 0 ? (
        <Notice tone="wait" title={m.payments_phones_none()}>
          {m.payments_phones_none_text()}
        </Notice>
      ) : (
        <>
          <h2>{m.payments_phones()}</h2>
          <DataList
            items={phones.map(({ key, phone, from }) => ({
              key,
              label: from,
              value: phone,
            }))}
          />
        </>
      )}
      <Form operation={operation} hidden={{ account: account.key }}>
        <TextField
          name="phone"
          type="tel"
          label={m.payments_call_phone()}
          error={errors.phone}
          defaultValue={typedText(answer?.form, 'phone')}
        />
        <TextField
          name="spokeWith"
          label={m.payments_call_who()}
          optional
          defaultValue={typedText(answer?.form, 'spokeWith')}
        />
        <RadioGroup
          name="result"
          label={m.payments_call_result()}
          error={errors.result}
          defaultValue={typedText(answer?.form, 'result')}
          choices={[
            { value: 'confirmed', label: m.payments_call_confirmed() },
            { value: 'denied', label: m.payments_call_denied() },
            { value: 'no-answer', label: m.payments_call_nobody() },
          ]}
        />
        <Buttons>
          <Button>{m.payments_save()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
