import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { voidResidentCodes } from '#app/commands/make-resident-codes.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
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
import { codesEndingPage, VoidPost } from '#app/server/granting/outcome-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.outcome_codes_void()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await codesEndingPage(actor, params, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: VoidPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const of = { grant: params.grantId ?? '', codes: params.codesId ?? '' }
  const verdict = await voidResidentCodes(actor, of, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}/results`)
  return refused(verdict, form, await forStaff(actor))
}

/** Takes a print of codes back: nothing that was said with them counts any more. */
export default function ResidentCodesEnding() {
  const { head, count, over, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = firstError(answer?.form, 'reason', {
    empty: m.course_evidence_question_empty(),
    tooLong: m.course_too_long(),
  })
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/results`, label: m.outcome_title() }}>
      <ErrorSummary problems={problemsIn({ reason: error }, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.outcome_codes_void()}</h1>
      {over ? (
        <p>{m.outcome_codes_over()}</p>
      ) : (
        <Form operation={operation}>
          <p>{m.outcome_codes_void_intro({ count })}</p>
          <TextArea
            name="reason"
            label={m.outcome_codes_void_why()}
            error={error}
            defaultValue={typedText(answer?.form, 'reason')}
            small
          />
          <Buttons>
            <Button look="danger">{m.outcome_codes_void()}</Button>
          </Buttons>
        </Form>
      )}
    </GrantFrame>
  )
}
