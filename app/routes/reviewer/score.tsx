import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { saveScore } from '#app/commands/save-score.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { useAutosave } from '#app/components/form/autosave.ts'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { ScoreField } from '#app/components/form/score-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { TypingStatus } from '#app/components/form/typing-status.tsx'
import { Link } from '#app/components/link.tsx'
import { Reading } from '#app/components/page/reading.tsx'
import { AnswerText } from '#app/components/panel/answer-text.tsx'
import { NotOpen } from '#app/components/panel/not-open.tsx'
import { ReviewFrame } from '#app/components/panel/review-frame.tsx'
import { stepPath } from '#app/components/panel/score-steps.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { wholeText } from '#app/domain/opening.ts'
import { readingMinutes } from '#app/domain/panel/reading.ts'
import { criteria, isCriterion } from '#app/domain/panel/rubric.ts'
import { formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { PanelErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { readAnswers } from '#app/server/panel/open-proposal.server.ts'
import { reviewPage, stepAfter, stepName } from '#app/server/panel/review-page.server.ts'
import { ScorePost, scoreFormOf, scoreWords } from '#app/server/panel/score-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { formLists } from '#db/queries/form-lists.server.ts'

export const ErrorBoundary = PanelErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: data
      ? titleWithError(`${data.words.name} – ${data.head.title}`, data.failed)
      : titleOfError(error),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const criterion = criterionIn(params.criterion)
  const { proposal, own, steps, head, strip, open, practice } = await reviewPage(reviewer, params.proposalId)
  await noteOpenings(reviewer, [wholeText(proposal.id, 'panel')], clock(request))
  const { document } = proposal
  const given = own.scores.find((score) => score.criterion === criterion)
  return {
    criterion,
    steps,
    head,
    strip,
    open,
    practice,
    locked: own.state === 'locked',
    number: criteria.indexOf(criterion) + 1,
    words: scoreWords(criterion, proposal.rubric),
    next: stepName(stepAfter(criterion)),
    answers: document ? readAnswers(document, criterion, await formLists(db(), reviewer.fund)) : [],
    asked: document ? formatMoney(document.money.amountAsked, currentLocale()) : '',
    minutes: document ? readingMinutes(document) : 0,
    given: {
      score: given?.cannotJudge ? 'cannot-judge' : String(given?.score ?? ''),
      reason: given?.reason ?? '',
    },
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const criterion = criterionIn(params.criterion)
  const form = parseWithZod(await request.formData(), { schema: ScorePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const proposal = params.proposalId ?? ''
  const verdict = await saveScore(reviewer, proposal, criterion, scoreFormOf(form.value), clock(request))
  return verdict.ok
    ? redirect(stepPath(proposal, stepAfter(criterion)))
    : refused(verdict, form, await forStaff(reviewer))
}

function criterionIn(key: string | undefined) {
  if (!isCriterion(key)) throw notFound()
  return key
}

export default function Score() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { words, head, criterion } = page
  const id = `score-${criterion}`
  const address = page.open ? `${stepPath(head.id, criterion)}/draft` : null
  const typing = useAutosave(id, address, m.reviewer_typing_not_saved())
  const errors = {
    score: firstError(answer?.form, 'score', words.errors),
    reason: firstError(answer?.form, 'reason', words.errors),
  }
  const form = (
    <Form
      id={id}
      look="card"
      operation={page.operation}
      label={m.reviewer_score_label({ criterion: words.name })}
    >
      <div>
        <p className="db-over">
          {m.reviewer_score_over({ criterion: words.name, number: String(page.number) })}
        </p>
        <h2>{words.question}</h2>
      </div>
      <ScoreField
        name="score"
        legend={words.scoreLabel}
        anchors={words.anchors}
        cannot={{ value: 'cannot-judge', label: words.cannotJudge }}
        defaultValue={typedText(answer?.form, 'score', page.given.score)}
        error={errors.score}
      />
      <TextArea
        name="reason"
        small
        label={words.reasonLabel}
        hint={words.reasonHint}
        defaultValue={typedText(answer?.form, 'reason', page.given.reason)}
        error={errors.reason}
      />
      <TypingStatus {...typing} />
      <Buttons>
        <Button>{m.reviewer_save_and_to({ step: page.next })}</Button>
      </Buttons>
      <p className="db-small db-soft">
        {words.blind} <Link href={`/reviewer/proposals/${head.id}/return`}>{words.giveBack}</Link>
      </p>
    </Form>
  )
  return (
    <ReviewFrame strip={page.strip} head={head} steps={page.steps} now={criterion}>
      <div className="db-stack-s">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
      </div>
      <Reading
        title={m.reviewer_about({ criterion: words.name })}
        score={
          page.open || answer ? (
            form
          ) : (
            <NotOpen proposal={head.id} locked={page.locked} practice={page.practice} />
          )
        }
        scoreId="score-card"
        jump={m.reviewer_jump({ criterion: words.name })}
      >
        <AnswerText items={page.answers} />
        <ul className="db-plain db-after">
          <li>
            <Link href={`/reviewer/proposals/${head.id}#money`}>{m.reviewer_budget()}</Link>{' '}
            <span className="db-soft">{m.reviewer_asked({ amount: page.asked })}</span>
          </li>
          <li>
            <Link href={`/reviewer/proposals/${head.id}`}>{m.reviewer_read_whole()}</Link>{' '}
            <span className="db-soft">{m.reviewer_minutes({ minutes: String(page.minutes) })}</span>
          </li>
        </ul>
      </Reading>
    </ReviewFrame>
  )
}
