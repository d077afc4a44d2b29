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
import { withdrawalNexts, withdrawOffer } from '#app/commands/withdraw-offer.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { grantHead, officeGrant } from '#app/server/granting/office-grant.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.manager_grant_withdrawal_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

const WithdrawalPost = z.strictObject({
  operation: z.uuid(),
  next: z.enum(withdrawalNexts, { error: 'empty' }),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const grant = await officeGrant(actor, params.grantId)
  return {
    head: grantHead(grant),
    changes: grant.state !== 'agreeing',
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: WithdrawalPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await withdrawOffer(actor, params.grantId ?? '', form.value, clock(request))
  if (!verdict.ok) return refused(verdict, form, await forStaff(actor))
  return redirect(`/manager/grants/${params.grantId}${form.value.next === 'redraft' ? '/terms' : ''}`)
}

/** Takes an offer back: to write it again, or to end the award. */
export default function Withdrawal() {
  const { head, changes, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { next: firstError(answer?.form, 'next', { empty: m.manager_grant_withdrawal_choose() }) }
  return (
    <GrantFrame head={head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.manager_grant_withdrawal_title()}</h1>
      <p>{m.manager_grant_withdrawal_intro()}</p>
      <Form operation={operation}>
        <RadioGroup
          name="next"
          label={m.manager_grant_withdrawal_next()}
          defaultValue={typedText(answer?.form, 'next')}
          error={errors.next}
          choices={[
            {
              value: 'redraft',
              label: m.manager_grant_withdrawal_redraft(),
              hint: m.manager_grant_withdrawal_redraft_hint(),
            },
            {
              value: 'end',
              label: changes ? m.terms_change_end() : m.manager_grant_withdrawal_end(),
              hint: changes ? m.terms_change_end_hint() : m.manager_grant_withdrawal_end_hint(),
            },
          ]}
        />
        <Buttons>
          <Button look="danger">{m.manager_grant_withdrawal_button()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
