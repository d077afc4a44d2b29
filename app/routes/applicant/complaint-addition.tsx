import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addToComplaint } from '#app/commands/add-to-complaint.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { typedText } from '#app/components/panel/typed.ts'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { problemsOfPage } from '#app/components/together/problems.ts'
import { complaintKindWords } from '#app/i18n/complaint-words.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid } from '#app/server/answers.server.ts'
import { stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { AdditionPost, complaintToAdd } from '#app/server/complaining/own-complaint.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm, isShownAgain } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { inGroup, pathOf } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.complaint_more(), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const { complaint, asked } = await complaintToAdd(
    applicant,
    here.proposal,
    params.complaintId,
    currentLocale(),
  )
  const path = `${proposalPath(here.proposal.id)}/complaints/${complaint.id}`
  if (!asked && !isShownAgain(context)) throw redirect(path)
  return {
    strip: stripOf(here, clock(request), currentLocale()),
    path,
    kind: complaintKindWords[complaint.kind](),
    asked,
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const { complaint } = await complaintToAdd(applicant, here.proposal, params.complaintId, currentLocale())
  const form = parseWithZod(await request.formData(), { schema: AdditionPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await addToComplaint(applicant, complaint.id, form.value, clock(request))
  if (verdict.ok) return redirect(`${proposalPath(here.proposal.id)}/complaints/${complaint.id}`)
  formWasRefused(context)
  return refusedHere(applicant, verdict, form)
}

/** Adding what the fund asked for to what one complained about. */
export default function ComplaintAddition() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const reply = answer?.form
  const errors = {
    came: firstError(reply, 'came', { empty: m.complaint_more_empty(), tooLong: m.complaint_too_long() }),
  }
  return (
    <ApplyingShell strip={page.strip} back={{ href: page.path, label: page.kind }}>
      <div className="db-stack db-column">
        <ErrorSummary problems={problemsOfPage(errors, answer)} />
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        <h1>{m.complaint_more()}</h1>
        {page.asked && (
          <>
            <p className="db-lines">{page.asked.what}</p>
            <p>{m.complaint_asked_by({ day: page.asked.by })}</p>
          </>
        )}
        <Form operation={page.operation}>
          <TextArea
            name="came"
            label={m.complaint_more_words()}
            error={errors.came}
            defaultValue={typedText(reply, 'came')}
          />
          <Buttons>
            <Button>{m.complaint_form_button()}</Button>
          </Buttons>
        </Form>
      </div>
    </ApplyingShell>
  )
}
