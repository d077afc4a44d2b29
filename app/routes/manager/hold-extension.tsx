import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { extendHold } from '#app/commands/extend-hold.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
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
import { ExtensionPost, liveHoldPage } from '#app/server/granting/hold-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.course_extend_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await liveHoldPage(actor, params, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: ExtensionPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await extendHold(actor, params.holdId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}#course`)
  return refused(verdict, form, await forStaff(actor))
}

/** Lets a hold last longer. */
export default function HoldExtension() {
  const { head, hold, last, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    until: firstError(answer?.form, 'until', {
      day: m.course_day_wrong(),
      empty: m.course_hold_until_empty(),
    }),
    explanation: firstError(answer?.form, 'explanation', {
      empty: m.course_extend_why_empty(),
      tooLong: m.course_too_long(),
    }),
  }
  return (
    <GrantFrame head={head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.course_extend_title()}</h1>
      <p>{m.course_hold_stands({ what: hold.what, until: hold.until })}</p>
      <Form operation={operation}>
        <DateField
          name="until"
          label={m.course_hold_until()}
          hint={m.course_hold_until_hint({ last })}
          error={errors.until}
          defaultValue={typedText(answer?.form, 'until')}
        />
        <TextArea
          name="explanation"
          label={m.course_extend_why()}
          hint={m.course_in_letter()}
          error={errors.explanation}
          defaultValue={typedText(answer?.form, 'explanation')}
          small
        />
        <Buttons>
          <Button look="danger">{m.course_extend_button()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
