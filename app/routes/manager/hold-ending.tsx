import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endHold } from '#app/commands/end-hold.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { HoldEndPost, liveHoldPage } from '#app/server/granting/hold-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.course_resume_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await liveHoldPage(actor, params, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: HoldEndPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await endHold(actor, params.holdId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}#course`)
  return refused(verdict, form, await forStaff(actor))
}

/** Lets payments go on. */
export default function HoldEnding() {
  const { head, hold, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    outcome: firstError(answer?.form, 'outcome', { empty: m.course_resume_outcome_empty() }),
    words: firstError(answer?.form, 'words', {
      empty: m.course_resume_words_empty(),
      tooLong: m.course_too_long(),
    }),
  }
  return (
    <GrantFrame head={head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.course_resume_title()}</h1>
      <p>{m.course_hold_stands({ what: hold.what, until: hold.until })}</p>
      <Form operation={operation}>
        <RadioGroup
          name="outcome"
          label={m.course_resume_outcome()}
          error={errors.outcome}
          defaultValue={typedText(answer?.form, 'outcome')}
          choices={[
            { value: 'solved', label: m.course_resume_solved() },
            { value: 'unfounded', label: m.course_resume_unfounded() },
            { value: 'agreed', label: m.course_resume_agreed() },
          ]}
        />
        <TextArea
          name="words"
          label={m.course_resume_words()}
          hint={m.course_in_letter()}
          error={errors.words}
          defaultValue={typedText(answer?.form, 'words')}
          small
        />
        <Buttons>
          <Button>{m.course_resume_button()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
