import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { saveScore } from '#app/commands/save-score.server.ts'
import { stepPath } from '#app/components/panel/score-steps.tsx'
import { isCriterion } from '#app/domain/panel/rubric.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { openProposal } from '#app/server/panel/open-proposal.server.ts'
import { ScoreTyping, scoreFormOf } from '#app/server/panel/score-form.server.ts'
import { typedAnswer, typedTooMuch } from '#app/server/panel/typed-answer.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'

/** Nothing stands here to be read: the page of this V has what was given. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const { id } = await openProposal(reviewer, params.proposalId)
  return redirect(stepPath(id, criterionIn(params.criterion)))
}

/** Saves what is chosen and typed so far, while somebody still thinks; the page stays where it is. */
export async function action({ request, params }: ActionFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const criterion = criterionIn(params.criterion)
  const form = parseWithZod(await request.formData(), { schema: ScoreTyping })
  if (form.status !== 'success') return typedTooMuch()
  const verdict = await saveScore(
    reviewer,
    params.proposalId ?? '',
    criterion,
    scoreFormOf(form.value),
    clock(request),
  )
  return typedAnswer(reviewer, verdict)
}

function criterionIn(key: string | undefined) {
  if (!isCriterion(key)) throw notFound()
  return key
}
