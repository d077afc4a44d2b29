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
import { lockReview } from '#app/commands/lock-review.server.ts'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { OwnScores } from '#app/components/panel/own-scores.tsx'
import { ReviewFrame } from '#app/components/panel/review-frame.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { rubricWords } from '#app/i18n/rubric-words.server.ts'
import { PanelErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { reviewPage, stepName } from '#app/server/panel/review-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = PanelErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? `${m.reviewer_check_title()} – ${data.head.title}` : titleOfError(error) },
]

const LockPost = z.strictObject({ operation: z.uuid() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const { proposal, own, steps, head, strip, open } = await reviewPage(reviewer, params.proposalId)
  const { advice, scoring } = rubricWords(currentLocale())
  return {
    steps,
    head,
    strip,
    open,
    locked: own.state === 'locked',
    batch: proposal.batch,
    scores: criteria.map((key) => {
      const given = own.scores.find((score) => score.criterion === key)
      return {
        key,
        name: stepName(key),
        answered: given !== undefined,
        score: given?.score ?? null,
        reason: given?.reason ?? null,
      }
    }),
    advice: advice.options.find(({ value }) => value === own.advice)?.label ?? null,
    condition: own.condition,
    questions: own.questions,
    words: { ...scoring.lock, advice: advice.label, questions: scoring.questionsLabel },
    operation: randomUUID(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const form = parseWithZod(await request.formData(), { schema: LockPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await lockReview(reviewer, params.proposalId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/reviewer/proposals/${params.proposalId}/lock`)
    : refused(verdict, form, await forStaff(reviewer))
}

export default function CheckAndLock() {
  const { words, scores, advice, condition, questions, operation, batch, ...page } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const change = page.open ? `/reviewer/proposals/${page.head.id}/advice` : undefined
  return (
    <ReviewFrame {...page} now={null}>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn({}, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        {page.locked && (
          <Notice tone="good" title={words.done} announce>
            <p>
              <Link href="/reviewer">{m.reviewer_back_to_list()}</Link> ·{' '}
              <Link href={`/reviewer/batches/${batch}`}>{m.reviewer_to_batch()}</Link>
            </p>
          </Notice>
        )}
        <h2>{page.locked ? m.reviewer_locked_title() : m.reviewer_check_title()}</h2>
        <OwnScores proposal={page.head.id} scores={scores} open={page.open} />
        <DataList
          items={[
            { key: 'advice', label: words.advice, value: advice ?? undefined, change },
            ...(condition
              ? [{ key: 'condition', label: m.reviewer_condition(), value: condition, change }]
              : []),
            ...(questions ? [{ key: 'questions', label: words.questions, value: questions, change }] : []),
          ]}
        />
        {page.open && (
          <Form operation={operation}>
            <p>{words.text}</p>
            <Buttons>
              <Button>{words.button}</Button>
            </Buttons>
          </Form>
        )}
        {!page.open && !page.locked && <Notice tone="wait" title={m.reviewer_not_open()} />}
      </div>
    </ReviewFrame>
  )
}
