import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { submitProposal } from '#app/commands/submit-proposal.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Checkbox } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { declarationFields, declarationSchemas } from '#app/domain/proposal/schema.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { applying } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { submissionElsewhere, submissionPage } from '#app/server/applying/submission-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm, isShownAgain } from '#app/server/failed-form.server.ts'
import { again, readForm } from '#app/server/form-reading.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.applicant_apply_send_title(), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const here = await applying(applicant, params.proposalId ?? '')
  const other = isShownAgain(context) ? null : submissionElsewhere(applicant, here)
  if (other) throw other
  return { ...submissionPage(here, randomUUID(), clock(request)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { proposal } = await applying(applicant, params.proposalId ?? '')
  const form = readForm(await request.formData(), declarationSchemas[proposal.track])
  if (form.status !== 'success') {
    formWasWrong(context)
    return again(form, declarationFields)
  }
  const { version: _, ...sending } = form.value
  const verdict = await submitProposal(applicant, proposal.id, sending, clock(request))
  const sent = verdict.ok || verdict.reason.code === 'already-sent'
  if (sent) return redirect(`${proposalPath(proposal.id)}/confirmation`)
  if (verdict.reason.code === 'sign-in-needed') return redirect(signInFor(proposal.id))
  formWasRefused(context)
  return refusedHere(applicant, verdict, form)
}

function signInFor(proposal: string): string {
  return `/account/sign-in?back=${encodeURIComponent(`${proposalPath(proposal)}/submission`)}`
}

/** The last page before sending: what one declares, and the button that says what happens. */
export default function Submission() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const wrong: Record<string, string[] | null | undefined> = answer?.form?.error ?? {}
  const typed = (answer?.form?.initialValue ?? {}) as Record<string, unknown>
  const problems = Object.entries(wrong).map(([name, texts]) => ({
    id: name || undefined,
    text: texts?.[0] ?? '',
  }))
  return (
    <ApplyingShell
      strip={page.strip}
      back={{ href: `${page.path}/check`, label: m.applicant_apply_check_title() }}
    >
      <div className="db-stack db-column">
        {answer?.refusal && (
          <Refusal
            what={answer.refusal.what}
            whatNow={answer.refusal.whatNow}
            action={<Link href={`${page.path}/check`}>{m.applicant_apply_check_title()}</Link>}
          />
        )}
        <ErrorSummary problems={problems} />
        <h1>{m.applicant_apply_send_title()}</h1>
        <Lead>{m.applicant_apply_send_lead()}</Lead>
        <Form operation={page.operation}>
          <fieldset className="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset db-field">
            <legend className="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
              {page.legend}
            </legend>
            {page.declarations.map(({ name, label, hint }) => (
              <Checkbox
                key={name}
                name={name}
                label={label}
                hint={hint}
                error={wrong[name]?.[0]}
                defaultChecked={typed[name] === 'on'}
              />
            ))}
          </fieldset>
          <p className="db-soft">{page.privacy}</p>
          <Buttons>
            <Button>{page.send}</Button>
          </Buttons>
        </Form>
      </div>
    </ApplyingShell>
  )
}
