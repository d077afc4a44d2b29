import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { complain } from '#app/commands/complain.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { typedText } from '#app/components/panel/typed.ts'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { problemsOfPage } from '#app/components/together/problems.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid } from '#app/server/answers.server.ts'
import { stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { ComplaintPost, complaintForm } from '#app/server/complaining/own-complaint.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { inGroup, pathOf } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(page?.title ?? '', page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const now = clock(request)
  const asked = new URL(request.url).searchParams.get('about')
  return {
    strip: stripOf(here, now, currentLocale()),
    path: proposalPath(here.proposal.id),
    ...(await complaintForm(applicant, here.proposal, asked, now, currentLocale())),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const form = parseWithZod(await request.formData(), { schema: ComplaintPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await complain(applicant, here.proposal.id, form.value, clock(request))
  if (!verdict.ok) return refusedHere(applicant, verdict, form)
  return redirect(`${proposalPath(here.proposal.id)}/complaints/${verdict.complaint}`)
}

/** Saying that one does not agree: with the decision, or with how one was treated. */
export default function ComplaintNew() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const reply = answer?.form
  const tooLong = m.complaint_too_long()
  const errors = {
    about: firstError(reply, 'about', { empty: m.complaint_form_about_empty() }),
    words: firstError(reply, 'words', { empty: m.complaint_form_words_empty(), tooLong }),
    lateReason: firstError(reply, 'lateReason', { tooLong }),
  }
  return (
    <ApplyingShell strip={page.strip} back={{ href: page.path, label: m.applicant_apply_where_title() }}>
      <div className="db-stack db-column">
        <ErrorSummary problems={problemsOfPage(errors, answer)} />
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        <h1>{page.title}</h1>
        <Lead>{m.complaint_form_lead()}</Lead>
        {page.until && <Notice tone={page.late ? 'turn' : 'wait'} title={page.until} />}
        <p>{page.promise}</p>
        <Form operation={page.operation}>
          <RadioGroup
            name="about"
            label={m.complaint_form_about()}
            error={errors.about}
            defaultValue={typedText(reply, 'about', page.chosen)}
            choices={page.subjects}
          />
          <TextArea
            name="words"
            label={m.complaint_form_words()}
            hint={m.complaint_form_words_hint()}
            error={errors.words}
            defaultValue={typedText(reply, 'words')}
          />
          {page.late && (
            <TextArea
              name="lateReason"
              small
              optional
              label={m.complaint_form_late()}
              error={errors.lateReason}
              defaultValue={typedText(reply, 'lateReason')}
            />
          )}
          <Buttons>
            <Button>{m.complaint_form_button()}</Button>
          </Buttons>
        </Form>
      </div>
    </ApplyingShell>
  )
}
