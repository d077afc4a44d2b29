import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { correctContact } from '#app/commands/correct-contact.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { momentErrors, SaidFields } from '#app/components/near/moment-fields.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { CorrectionPost } from '#app/server/near/contact-post.server.ts'
import { notedPage } from '#app/server/near/note-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: data
      ? titleWithError(`${m.near_note_correct_title()} – ${data.head.title}`, data.failed)
      : titleOfError(error),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'note-contact')
  const page = await notedPage(actor, params.noteId, dayOf(clock(request)))
  if (!page.correct) throw notFound()
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'note-contact')
  const form = parseWithZod(await request.formData(), { schema: CorrectionPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await correctContact(actor, params.noteId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/notes/${verdict.moment}`)
    : refused(verdict, form, await forStaff(actor))
}

/** Corrects what was noted; what stood there is kept. */
export default function NoteCorrection() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = momentErrors(answer?.form)
  return (
    <OfficeShell current="/manager/proposals">
      <div className="db-stack db-column">
        <Link href={page.path} look="back">
          ‹ {page.head.title}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.near_note_correct_title()}</h1>
        <p>{m.near_note_correct_text()}</p>
        <Form operation={page.operation}>
          <SaidFields errors={errors} form={answer?.form} saved={page.saved} colleagues={page.colleagues} />
          <Buttons>
            <Button>{m.near_note_save()}</Button>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
