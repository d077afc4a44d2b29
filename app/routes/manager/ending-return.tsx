import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { returnEnding } from '#app/commands/return-ending.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { EndingFacts } from '#app/components/granting/ending-facts.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { EndingReturnPost, openEndingPage } from '#app/server/granting/ending-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.course_end_return_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireApprover(request)
  return {
    ...(await openEndingPage(actor, params.grantId, clock(request))),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const form = parseWithZod(await request.formData(), { schema: EndingReturnPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await returnEnding(actor, params.grantId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}#course`)
  return refused(verdict, form, await forStaff(actor))
}

/** Says no to an ending that was prepared, with a reason. */
export default function EndingReturn() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = firstError(answer?.form, 'reason', {
    empty: m.manager_decision_return_empty(),
    tooLong: m.course_too_long(),
  })
  const back = { href: `${page.head.path}/ending/decision`, label: m.course_end_decide_title() }
  return (
    <GrantFrame head={page.head} back={back}>
      <ErrorSummary problems={problemsIn({ reason: error }, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.course_end_return_title()}</h1>
      <p>{m.course_end_return_intro({ name: page.preparer })}</p>
      {page.mayReturn && (
        <Form operation={page.operation}>
          <TextArea
            name="reason"
            label={m.manager_decision_return_reason()}
            defaultValue={typedText(answer?.form, 'reason')}
            error={error}
          />
          <Buttons>
            <Button>{m.manager_decision_return_button()}</Button>
          </Buttons>
        </Form>
      )}
      <EndingFacts {...page} />
    </GrantFrame>
  )
}
