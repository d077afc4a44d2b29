import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { nameCommittee } from '#app/commands/name-committee.server.ts'
import { ComplaintActFrame } from '#app/components/complaint/office-frame.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { actPage, CommitteePost, officeComplaint } from '#app/server/complaining/office-complaint.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? titleWithError(m.complaint_committee(), data.failed) : titleOfError(error) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'handle-complaint')
  const complaint = await officeComplaint(actor, params.complaintId)
  return { ...actPage(complaint), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'handle-complaint')
  const complaint = await officeComplaint(actor, params.complaintId)
  const form = parseWithZod(await request.formData(), { schema: CommitteePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await nameCommittee(actor, complaint.id, form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/complaints/${complaint.id}`)
    : refused(verdict, form, await forStaff(actor))
}

/** Says that a committee advises about an objection. */
export default function ComplaintCommittee() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = (name: string) => typedText(answer?.form, name)
  const errors = {
    committee: firstError(answer?.form, 'committee', {
      empty: m.complaint_committee_empty(),
      tooLong: m.complaint_too_long(),
    }),
  }
  return (
    <ComplaintActFrame
      head={page.head}
      title={m.complaint_committee()}
      text={m.complaint_committee_text()}
      errors={errors}
      answer={answer}
    >
      <Form operation={page.operation}>
        <TextField
          name="committee"
          label={m.complaint_committee_name()}
          error={errors.committee}
          defaultValue={typed('committee')}
        />
        <Buttons>
          <Button>{m.complaint_committee_button()}</Button>
        </Buttons>
      </Form>
    </ComplaintActFrame>
  )
}
