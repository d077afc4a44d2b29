import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawProposal } from '#app/commands/withdraw-proposal.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { can } from '#app/domain/access.ts'
import { formSchema } from '#app/domain/proposal/schema/question.ts'
import { canWithdraw } from '#app/domain/proposal/state.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { moveWord } from '#app/i18n/words.server.ts'
import { applying, stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm, isShownAgain } from '#app/server/failed-form.server.ts'
import { again, readForm } from '#app/server/form-reading.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.applicant_apply_withdraw_title(), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const here = await applying(applicant, params.proposalId ?? '')
  const { relation, state, id } = here.proposal
  const possible = can(applicant, 'withdraw-proposal', { relation }).ok && canWithdraw(state).ok
  if (!possible && !isShownAgain(context)) throw redirect(proposalPath(id))
  const language = currentLocale()
  return {
    strip: stripOf(here, clock(request), language),
    path: proposalPath(id),
    button: moveWord('proposal', 'withdraw', language) ?? '',
    operation: randomUUID(),
    possible,
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { proposal } = await applying(applicant, params.proposalId ?? '')
  const form = readForm(await request.formData(), formSchema({}))
  if (form.status !== 'success') {
    formWasWrong(context)
    return again(form, {})
  }
  const verdict = await withdrawProposal(
    applicant,
    proposal.id,
    { operation: form.value.operation },
    clock(request),
  )
  if (verdict.ok) return redirect(proposalPath(proposal.id))
  formWasRefused(context)
  return refusedHere(applicant, verdict, form)
}

export default function Withdrawal() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const wrong: Record<string, string[] | null | undefined> = answer?.form?.error ?? {}
  return (
    <ApplyingShell strip={page.strip}>
      <Link href={page.path} look="back">
        ‹ {m.applicant_apply_where_title()}
      </Link>
      <div className="db-stack db-column">
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        <ErrorSummary problems={Object.values(wrong).map((texts) => ({ text: texts?.[0] ?? '' }))} />
        <h1>{m.applicant_apply_withdraw_title()}</h1>
        <p>{m.applicant_apply_withdraw_text()}</p>
        {page.possible && (
          <Form operation={page.operation}>
            <Buttons>
              <Button look="danger">{page.button}</Button>
              <Link href={page.path} look="alone">
                {m.applicant_apply_withdraw_not()}
              </Link>
            </Buttons>
          </Form>
        )}
      </div>
    </ApplyingShell>
  )
}
