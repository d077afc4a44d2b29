import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawComplaint } from '#app/commands/withdraw-complaint.server.ts'
import { ComplaintActFrame } from '#app/components/complaint/office-frame.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { actPage, officeComplaint } from '#app/server/complaining/office-complaint.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'
import { ButtonPost } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? titleWithError(m.complaint_withdraw_office_title(), data.failed) : titleOfError(error) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'handle-complaint')
  const complaint = await officeComplaint(actor, params.complaintId)
  return { ...actPage(complaint), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'handle-complaint')
  const complaint = await officeComplaint(actor, params.complaintId)
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await withdrawComplaint(actor, complaint.id, form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/complaints/${complaint.id}`)
    : refused(verdict, form, await forStaff(actor))
}

/** Takes a complaint back for who asked the fund to. */
export default function ComplaintWithdrawal() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <ComplaintActFrame
      head={page.head}
      title={m.complaint_withdraw_office_title()}
      text={m.complaint_withdraw_office_text()}
      errors={{}}
      answer={answer}
    >
      <Form operation={page.operation}>
        <Buttons>
          <Button>{m.complaint_withdraw()}</Button>
        </Buttons>
      </Form>
    </ComplaintActFrame>
  )
}
