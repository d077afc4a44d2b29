import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { makeResidentCodes } from '#app/commands/make-resident-codes.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { NumberField } from '#app/components/form/number-field.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { CodesPost, codesPage } from '#app/server/granting/outcome-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.outcome_codes()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await codesPage(actor, params.grantId, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: CodesPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await makeResidentCodes(actor, params.grantId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}/codes/${verdict.codes}`)
  return refused(verdict, form, await forStaff(actor))
}

/** Makes codes with which residents say for themselves that a result is there. */
export default function ResidentCodes() {
  const { head, until, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    count: firstError(answer?.form, 'count', { wrong: m.outcome_count_wrong() }),
    expiresOn: firstError(answer?.form, 'expiresOn', {
      empty: m.course_day_wrong(),
      day: m.course_day_wrong(),
    }),
  }
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/results`, label: m.outcome_title() }}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.outcome_codes()}</h1>
      <p>{m.outcome_codes_intro()}</p>
      <Form operation={operation}>
        <NumberField
          name="count"
          label={m.outcome_codes_count()}
          hint={m.outcome_codes_count_hint()}
          error={errors.count}
          defaultValue={typedText(answer?.form, 'count')}
        />
        <DateField
          name="expiresOn"
          label={m.outcome_codes_day()}
          error={errors.expiresOn}
          defaultValue={typedText(answer?.form, 'expiresOn', until)}
        />
        <Buttons>
          <Button>{m.outcome_codes_make()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
