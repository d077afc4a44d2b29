import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { prepareEnding } from '#app/commands/prepare-ending.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
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
import { EndingPost, endingPage } from '#app/server/granting/ending-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.course_end_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await endingPage(actor, params.grantId, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: EndingPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await prepareEnding(actor, params.grantId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}/ending/decision`)
  return refused(verdict, form, await forStaff(actor))
}

/** Prepares to end an agreement for the fund. */
export default function Ending() {
  const { head, weeks, first, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    ground: firstError(answer?.form, 'ground', { empty: m.course_end_ground_empty() }),
    explanation: firstError(answer?.form, 'explanation', {
      empty: m.course_end_explanation_empty(),
      tooLong: m.course_too_long(),
    }),
    heardOn: firstError(answer?.form, 'heardOn', { day: m.course_day_wrong() }),
    lastDay: firstError(answer?.form, 'lastDay', {
      day: m.course_day_wrong(),
      empty: m.course_end_last_day_empty(),
    }),
  }
  const typed = (name: string) => typedText(answer?.form, name)
  return (
    <GrantFrame head={head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.course_end_title()}</h1>
      <p>{m.course_end_intro()}</p>
      <Form operation={operation}>
        <RadioGroup
          name="ground"
          label={m.course_end_why()}
          error={errors.ground}
          defaultValue={typed('ground')}
          choices={[
            {
              value: 'no-blame',
              label: m.course_end_no_blame(),
              hint: m.course_end_no_blame_hint({ weeks }),
            },
            { value: 'not-done', label: m.course_end_not_done() },
            { value: 'other-use', label: m.course_end_other_use() },
            { value: 'wrong-data', label: m.course_end_wrong_data() },
            { value: 'duties-not-met', label: m.course_end_duties() },
          ]}
        />
        <TextArea
          name="explanation"
          label={m.course_end_explanation()}
          hint={m.course_in_letter()}
          error={errors.explanation}
          defaultValue={typed('explanation')}
          small
        />
        <DateField
          name="heardOn"
          label={m.course_heard_on()}
          hint={m.course_end_heard_hint()}
          error={errors.heardOn}
          defaultValue={typed('heardOn')}
        />
        <DateField
          name="lastDay"
          label={m.course_end_last_day()}
          hint={m.course_end_last_day_hint({ first })}
          error={errors.lastDay}
          defaultValue={typed('lastDay')}
        />
        <Buttons>
          <Button look="danger">{m.course_end_button()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
