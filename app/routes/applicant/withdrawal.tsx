import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { withdrawProposal } from '#app/commands/withdraw-proposal.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { WithdrawalForm } from '#app/components/together/withdrawal-form.tsx'
import { can } from '#app/domain/access.ts'
import { canWithdraw } from '#app/domain/proposal/state.ts'
import { longestWithdrawalText, withdrawalReasons } from '#app/domain/proposal/withdrawal.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { moveWord } from '#app/i18n/words.server.ts'
import { invalid } from '#app/server/answers.server.ts'
import { applying, stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm, isShownAgain } from '#app/server/failed-form.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.applicant_apply_withdraw_title(), page?.failed ?? false) },
]

const WithdrawalPost = z.strictObject({
  operation: z.uuid(),
  reason: z.enum(withdrawalReasons, { error: 'empty' }),
  text: z.string().trim().max(longestWithdrawalText, { error: 'tooLong' }).optional(),
})

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
  const form = parseWithZod(await request.formData(), { schema: WithdrawalPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await withdrawProposal(applicant, proposal.id, form.value, clock(request))
  if (verdict.ok) return redirect(proposalPath(proposal.id))
  formWasRefused(context)
  return refusedHere(applicant, verdict, form)
}

export default function Withdrawal() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <ApplyingShell strip={page.strip} back={{ href: page.path, label: m.applicant_apply_where_title() }}>
      <div className="db-stack db-column">
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        <h1>{m.applicant_apply_withdraw_title()}</h1>
        <p>{m.applicant_apply_withdraw_text()}</p>
        {page.possible && (
          <WithdrawalForm operation={page.operation} back={page.path} button={page.button} answer={answer} />
        )}
      </div>
    </ApplyingShell>
  )
}
