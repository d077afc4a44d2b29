import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { noteAddition } from '#app/commands/add-to-complaint.server.ts'
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
import {
  actPage,
  NotedAdditionPost,
  officeComplaint,
} from '#app/server/complaining/office-complaint.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? titleWithError(m.complaint_add(), data.failed) : titleOfError(error) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'handle-complaint')
  const complaint = await officeComplaint(actor, params.complaintId)
  return { ...actPage(complaint), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'handle-complaint')
  const complaint = await officeComplaint(actor, params.complaintId)
  const form = parseWithZod(await request.formData(), { schema: NotedAdditionPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await noteAddition(actor, complaint.id, form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/complaints/${complaint.id}`)
    : refused(verdict, form, await forStaff(actor))
}

/** What came after the fund asked for it, on paper, by telephone or in a talk. */
export default function ComplaintAddition() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = (name: string) => typedText(answer?.form, name)
  const errors = {
    cameOn: firstError(answer?.form, 'cameOn', {
      day: m.complaint_day_wrong(),
      empty: m.complaint_day_wrong(),
    }),
    came: firstError(answer?.form, 'came', {
      empty: m.complaint_add_empty(),
      tooLong: m.complaint_too_long(),
    }),
  }
  return (
    <ComplaintActFrame
      head={page.head}
      title={m.complaint_add()}
      text={m.complaint_add_text()}
      errors={errors}
      answer={answer}
    >
      <Form operation={page.operation}>
        <DateField
          name="cameOn"
          label={m.complaint_add_day()}
          error={errors.cameOn}
          defaultValue={typed('cameOn')}
        />
        <TextArea
          name="came"
          label={m.complaint_add_words()}
          error={errors.came}
          defaultValue={typed('came')}
        />
        <Buttons>
          <Button>{m.complaint_add_button()}</Button>
        </Buttons>
      </Form>
    </ComplaintActFrame>
  )
}
