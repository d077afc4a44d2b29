import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { saveAdvice } from '#app/commands/save-advice.server.ts'
import { stepPath } from '#app/components/panel/score-steps.tsx'
import { clock } from '#app/server/clock.server.ts'
import { AdviceTyping, adviceFormOf } from '#app/server/panel/advice-form.server.ts'
import { openProposal } from '#app/server/panel/open-proposal.server.ts'
import { typedAnswer, typedTooMuch } from '#app/server/panel/typed-answer.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'

/** Nothing stands here to be read: the page of the advice has what was given. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const { id } = await openProposal(reviewer, params.proposalId)
  return redirect(stepPath(id, 'advice'))
}

/** Saves what is chosen and typed so far, while somebody still thinks; the page stays where it is. */
export async function action({ request, params }: ActionFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const form = parseWithZod(await request.formData(), { schema: AdviceTyping })
  if (form.status !== 'success') return typedTooMuch()
  const proposal = params.proposalId ?? ''
  return typedAnswer(reviewer, await saveAdvice(reviewer, proposal, adviceFormOf(form.value), clock(request)))
}
