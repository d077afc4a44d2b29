import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { endOwnGrant } from '#app/commands/end-own-grant.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { OwnEndingPost, ownEndingPage } from '#app/server/granting/ending-page.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.course_stop_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  return { ...(await ownEndingPage(actor, params.grantId, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  await ownEndingPage(actor, params.grantId, clock(request))
  const form = parseWithZod(await request.formData(), { schema: OwnEndingPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await endOwnGrant(actor, params.grantId ?? '', form.value, clock(request))
  return verdict.ok ? redirect(`/applicant/grants/${verdict.grant}`) : refused(verdict, form)
}

/** An initiative stops without blame. */
export default function OwnEnding() {
  const { head, weeks, first, ending, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    explanation: firstError(answer?.form, 'explanation', {
      empty: m.course_stop_why_empty(),
      tooLong: m.course_too_long(),
    }),
    learned: firstError(answer?.form, 'learned', {
      empty: m.course_stop_learned_empty(),
      tooLong: m.course_too_long(),
    }),
    lastDay: firstError(answer?.form, 'lastDay', {
      day: m.course_day_wrong(),
      empty: m.course_end_last_day_empty(),
    }),
  }
  const typed = (name: string) => typedText(answer?.form, name)
  return (
    <OwnGrantFrame head={head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.course_stop_title()}</h1>
      <p>{m.course_stop_intro()}</p>
      <p>{m.course_stop_money()}</p>
      {ending ? (
        <p>
          {m.course_end_announced({ day: ending.lastDay })}{' '}
          <Link href={`${head.path}/ending/withdrawal`}>{m.course_stop_back_title()}</Link>
        </p>
      ) : (
        <Form operation={operation}>
          <TextArea
            name="explanation"
            label={m.course_stop_why()}
            error={errors.explanation}
            defaultValue={typed('explanation')}
            small
          />
          <TextArea
            name="learned"
            label={m.course_stop_learned()}
            hint={m.course_stop_learned_hint()}
            error={errors.learned}
            defaultValue={typed('learned')}
            small
          />
          <DateField
            name="lastDay"
            label={m.course_end_last_day()}
            hint={m.course_stop_last_day_hint({ weeks, first })}
            error={errors.lastDay}
            defaultValue={typed('lastDay')}
          />
          <Buttons>
            <Button look="danger">{m.course_stop_button()}</Button>
            <Link href={head.path} look="alone">
              {m.course_not_now()}
            </Link>
          </Buttons>
        </Form>
      )}
    </OwnGrantFrame>
  )
}
