import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { writeComplaint } from '#app/commands/write-complaint.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { WrittenFields, writtenErrors } from '#app/components/complaint/written-fields.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { WrittenPost, writtenPage } from '#app/server/complaining/office-complaint.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.complaint_office_new(), data?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'write-complaint')
  return { ...(await writtenPage(actor, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'write-complaint')
  const form = parseWithZod(await request.formData(), { schema: WrittenPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await writeComplaint(actor, form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/complaints/${verdict.complaint}`)
    : refused(verdict, form, await forStaff(actor))
}

/** Writes down what came in a letter, by telephone or in a talk. */
export default function ComplaintNew() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = writtenErrors(answer?.form)
  return (
    <OfficeShell current="/manager">
      <div className="db-stack db-column">
        <Link href="/manager/complaints" look="back">
          ‹ {m.complaint_office_title()}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.complaint_office_new()}</h1>
        <p>{m.complaint_new_text()}</p>
        <Form operation={page.operation}>
          <WrittenFields errors={errors} form={answer?.form} people={page.people} />
          <Buttons>
            <Button>{m.complaint_new_button()}</Button>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
