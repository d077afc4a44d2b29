import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { undoPast } from '#app/commands/undo-past.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { undoPage } from '#app/server/past/batch-page.server.ts'
import { UndoPost } from '#app/server/past/past-posts.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? titleWithError(m.past_undo_title(), data.failed) : m.shell_error_404_title() },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'bring-past')
  const page = await undoPage(actor, params.pastBatchId, currentLocale())
  return { ...page, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'bring-past')
  const form = parseWithZod(await request.formData(), { schema: UndoPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const id = params.pastBatchId ?? ''
  const verdict = await undoPast(actor, id, form.value, clock(request))
  return verdict.ok ? redirect(`/manager/past/batches/${id}`) : refused(verdict, form, await forStaff(actor))
}

/** Takes away everything that one file brought, with the reason. */
export default function PastUndo() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = firstError(answer?.form, 'reason', {
    empty: m.past_undo_reason_empty(),
    tooLong: m.past_undo_reason_long(),
  })
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack db-column">
        <Link href={page.path} look="back">
          ‹ {page.fileName}
        </Link>
        <ErrorSummary problems={problemsIn({ reason: error }, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.past_undo_title()}</h1>
        <p>{m.past_undo_text({ count: page.count })}</p>
        <Form operation={page.operation}>
          <TextField
            name="reason"
            label={m.past_undo_reason()}
            error={error}
            defaultValue={typedText(answer?.form, 'reason')}
          />
          <Buttons>
            <Button look="danger">{m.past_undo_go({ count: page.count })}</Button>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
