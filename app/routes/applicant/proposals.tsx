import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { startDraft } from '#app/commands/start-draft.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { eligibilityFills } from '#app/i18n/eligibility-words.server.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { answersGiven, startForm } from '#app/server/applying/start-form.server.ts'
import { requireStarter } from '#app/server/applying/starting.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, isShownAgain } from '#app/server/failed-form.server.ts'
import { again, readForm } from '#app/server/form-reading.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: titleWithError(m.applicant_apply_start_title(), true) }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStarter(request)
  if (!isShownAgain(context)) throw redirect('/applicant')
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const starter = await requireStarter(request)
  const form = readForm(await request.formData(), startForm())
  if (form.status !== 'success') {
    formWasWrong(context)
    return again(form, {})
  }
  const { operation, round, ...answers } = form.value
  const eligibility = answersGiven(answers)
  const { actor, headers } = await starter.enter()
  const start = { operation, round, eligibility, fills: eligibilityFills(eligibility) }
  const verdict = await startDraft(actor, start, clock(request))
  if (verdict.ok) return redirect(proposalPath(verdict.proposal), { headers })
  formWasRefused(context)
  return refusedHere(actor, verdict, form)
}

/** Seen only when a proposal could not be begun: why, and the way back. */
export default function Start() {
  const answer = useActionData<typeof action>()
  const wrong: Record<string, string[] | null | undefined> = answer?.form?.error ?? {}
  return (
    <PlainShell>
      <h1>{m.applicant_apply_start_title()}</h1>
      <ErrorSummary problems={Object.values(wrong).map((texts) => ({ text: texts?.[0] ?? '' }))} />
      {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
      <Buttons>
        <ButtonLink href="/check">{m.applicant_apply_start_again()}</ButtonLink>
      </Buttons>
    </PlainShell>
  )
}
