import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { planHearing } from '#app/commands/plan-hearing.server.ts'
import { ComplaintActFrame } from '#app/components/complaint/office-frame.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { actPage, HearingPost, officeComplaint } from '#app/server/complaining/office-complaint.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? titleWithError(m.complaint_plan(), data.failed) : titleOfError(error) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'handle-complaint')
  const complaint = await officeComplaint(actor, params.complaintId)
  return { ...actPage(complaint), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'handle-complaint')
  const complaint = await officeComplaint(actor, params.complaintId)
  const form = parseWithZod(await request.formData(), { schema: HearingPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await planHearing(actor, complaint.id, form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/complaints/${complaint.id}`)
    : refused(verdict, form, await forStaff(actor))
}

/** Invites who complains to tell it. */
export default function ComplaintHearing() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = (name: string) => typedText(answer?.form, name)
  const errors = {
    day: firstError(answer?.form, 'day', { day: m.complaint_day_wrong() }),
    time: firstError(answer?.form, 'time', { time: m.complaint_time_wrong() }),
    place: firstError(answer?.form, 'place', {
      empty: m.complaint_place_empty(),
      tooLong: m.complaint_too_long(),
    }),
  }
  return (
    <ComplaintActFrame
      head={page.head}
      title={m.complaint_plan()}
      text={m.complaint_plan_text()}
      errors={errors}
      answer={answer}
    >
      <Form operation={page.operation}>
        <DateField name="day" label={m.complaint_plan_day()} error={errors.day} defaultValue={typed('day')} />
        <TextField
          name="time"
          width="short"
          label={m.complaint_plan_time()}
          hint={m.complaint_plan_time_hint()}
          error={errors.time}
          defaultValue={typed('time')}
        />
        <TextField
          name="place"
          label={m.complaint_plan_place()}
          error={errors.place}
          defaultValue={typed('place')}
        />
        <Buttons>
          <Button>{m.complaint_plan_button()}</Button>
        </Buttons>
      </Form>
    </ComplaintActFrame>
  )
}
