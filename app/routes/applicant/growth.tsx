import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { growProposal } from '#app/commands/grow-proposal.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { lastDay } from '#app/domain/round.ts'
import { formatWeekday } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid } from '#app/server/answers.server.ts'
import { roundsToGrowIn } from '#app/server/applying/growth.server.ts'
import { applying, stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm, isShownAgain } from '#app/server/failed-form.server.ts'
import { readForm } from '#app/server/form-reading.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.applicant_apply_grow_title(), page?.failed ?? false) },
]

const Growth = z.strictObject({ operation: z.uuid(), round: z.uuid({ error: 'empty' }) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const here = await applying(applicant, params.proposalId ?? '')
  const now = clock(request)
  const rounds = await roundsToGrowIn(here, now)
  const path = proposalPath(here.proposal.id)
  if (rounds.length === 0 && !isShownAgain(context)) throw redirect(path)
  const language = currentLocale()
  return {
    strip: stripOf(here, now, language),
    path,
    operation: randomUUID(),
    failed: hasWrongForm(context),
    rounds: rounds.map((round) => {
      const last = lastDay(round)
      const hint = last ? m.applicant_apply_grow_until({ day: formatWeekday(last, language) }) : undefined
      return { value: round.id, label: round.name, hint }
    }),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { proposal } = await applying(applicant, params.proposalId ?? '')
  const form = readForm(await request.formData(), Growth)
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await growProposal(applicant, proposal.id, form.value, clock(request))
  if (verdict.ok) return redirect(proposalPath(verdict.proposal))
  formWasRefused(context)
  return refusedHere(applicant, verdict, form)
}

/** A small start that worked becomes a whole plan: what comes along, and in which round. */
export default function GrowPlan() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [only] = page.rounds
  const wrong = answer?.form?.error ? m.applicant_apply_grow_choose() : undefined
  return (
    <ApplyingShell strip={page.strip} back={{ href: page.path, label: m.applicant_apply_where_title() }}>
      <div className="db-stack db-column">
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        <ErrorSummary problems={wrong ? [{ id: 'round', text: wrong }] : []} />
        <h1>{m.applicant_apply_grow_title()}</h1>
        <Lead>{m.applicant_apply_grow_lead()}</Lead>
        <ul className="db-list">
          <li>{m.applicant_apply_grow_answers()}</li>
          <li>{m.applicant_apply_grow_figures()}</li>
          <li>{m.applicant_apply_grow_lessons()}</li>
        </ul>
        <Form operation={page.operation}>
          <RadioGroup
            name="round"
            label={m.applicant_apply_grow_round()}
            error={wrong}
            defaultValue={page.rounds.length === 1 ? only?.value : undefined}
            choices={page.rounds}
          />
          <Buttons>
            <Button>{m.applicant_apply_grow_button()}</Button>
          </Buttons>
        </Form>
      </div>
    </ApplyingShell>
  )
}
