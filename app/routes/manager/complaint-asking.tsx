import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askComplainant } from '#app/commands/ask-complainant.server.ts'
import { ComplaintActFrame } from '#app/components/complaint/office-frame.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { AskingPost, actPage, officeComplaint } from '#app/server/complaining/office-complaint.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? titleWithError(m.complaint_ask(), data.failed) : titleOfError(error) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'handle-complaint')
  const complaint = await officeComplaint(actor, params.complaintId)
  return { ...actPage(complaint), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'handle-complaint')
  const complaint = await officeComplaint(actor, params.complaintId)
  const form = parseWithZod(await request.formData(), { schema: AskingPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await askComplainant(actor, complaint.id, form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/complaints/${complaint.id}`)
    : refused(verdict, form, await forStaff(actor))
}

/** Asks who complains for what is missing. */
export default function ComplaintAsking() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = (name: string) => typedText(answer?.form, name)
  const errors = {
    what: firstError(answer?.form, 'what', {
      empty: m.complaint_ask_empty(),
      tooLong: m.complaint_too_long(),
    }),
    answerBy: firstError(answer?.form, 'answerBy', {
      day: m.complaint_day_wrong(),
      empty: m.complaint_day_wrong(),
    }),
  }
  return (
    <ComplaintActFrame
      head={page.head}
      title={m.complaint_ask()}
      text={m.complaint_ask_text()}
      errors={errors}
      answer={answer}
    >
      <Form operation={page.operation}>
        <TextArea
          name="what"
          label={m.complaint_ask_what()}
          error={errors.what}
          defaultValue={typed('what')}
        />
        <DateField
          name="answerBy"
          label={m.complaint_ask_by()}
          error={errors.answerBy}
          defaultValue={typed('answerBy')}
        />
        <Buttons>
          <Button>{m.complaint_ask_button()}</Button>
        </Buttons>
      </Form>
    </ComplaintActFrame>
  )
}
