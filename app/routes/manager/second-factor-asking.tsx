import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askFactorReset } from '#app/commands/ask-factor-reset.server.ts'
import { FactorFrame } from '#app/components/admin/factor-frame.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { AskResetPost, askResetPage } from '#app/server/admin/factor-page.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'
import { stepUpFirst } from '#app/server/step-up.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.setup_factor_ask(), data?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'reset-factor')
  const page = await askResetPage(actor, params.personId, dayOf(clock(request)))
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'reset-factor')
  const typed = await request.formData()
  const form = parseWithZod(typed, { schema: AskResetPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await askFactorReset(actor, params.personId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect('/manager/second-factors')
  if (verdict.reason.code === 'step-up-needed') return stepUpFirst(request, actor, typed)
  return refused(verdict, form, await forStaff(actor))
}

/** Asks that somebody who lost their second lock gets a new one. */
export default function SecondFactorAsking() {
  const { name, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    reason: firstError(answer?.form, 'reason', {
      empty: m.setup_factor_reason_empty(),
      tooLong: m.course_too_long(),
    }),
  }
  return (
    <FactorFrame>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.setup_factor_ask_for({ name })}</h1>
      <p>{m.setup_factor_ask_text()}</p>
      <Form operation={operation}>
        <TextArea
          name="reason"
          label={m.setup_factor_reason()}
          hint={m.setup_factor_reason_hint()}
          error={errors.reason}
          defaultValue={typedText(answer?.form, 'reason')}
          small
        />
        <Buttons>
          <Button>{m.setup_factor_ask_do()}</Button>
        </Buttons>
      </Form>
    </FactorFrame>
  )
}
