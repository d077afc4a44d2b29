import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveAdvice } from '#app/commands/save-advice.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { useAutosave } from '#app/components/form/autosave.ts'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { TypingStatus } from '#app/components/form/typing-status.tsx'
import { When } from '#app/components/form/when.tsx'
import { NotOpen } from '#app/components/panel/not-open.tsx'
import { ReviewFrame } from '#app/components/panel/review-frame.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { reviewError, rubricWords } from '#app/i18n/rubric-words.server.ts'
import { PanelErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { AdvicePost, adviceFormOf } from '#app/server/panel/advice-form.server.ts'
import { reviewPage } from '#app/server/panel/review-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'

export const ErrorBoundary = PanelErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: data
      ? titleWithError(`${m.reviewer_step_advice()} – ${data.head.title}`, data.failed)
      : titleOfError(error),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const { own, steps, head, strip, open, practice } = await reviewPage(reviewer, params.proposalId)
  const { advice, scoring } = rubricWords(currentLocale())
  return {
    steps,
    head,
    strip,
    open,
    practice,
    locked: own.state === 'locked',
    given: { advice: own.advice ?? '', condition: own.condition ?? '', questions: own.questions ?? '' },
    words: {
      label: advice.label,
      choices: advice.options.map(({ value, label, hint }) => ({ value, label, hint })),
      questions: scoring.questionsLabel,
      questionsHint: scoring.questionsHint,
      errors: {
        adviceEmpty: reviewError('scoring', 'adviceEmpty', currentLocale()),
        conditionEmpty: advice.conditionEmpty,
      },
    },
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const form = parseWithZod(await request.formData(), { schema: AdvicePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const proposal = params.proposalId ?? ''
  const verdict = await saveAdvice(reviewer, proposal, adviceFormOf(form.value), clock(request))
  return verdict.ok
    ? redirect(`/reviewer/proposals/${proposal}/lock`)
    : refused(verdict, form, await forStaff(reviewer))
}

export default function Advice() {
  const { words, given, operation, ...page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const address = page.open ? `/reviewer/proposals/${page.head.id}/advice/draft` : null
  const typing = useAutosave('advice', address, m.reviewer_typing_not_saved())
  const tooLong = { tooLong: m.reviewer_text_too_long() }
  const errors = {
    advice: firstError(answer?.form, 'advice', words.errors),
    condition: firstError(answer?.form, 'condition', {
      conditionEmpty: words.errors.conditionEmpty,
      ...tooLong,
    }),
    questions: firstError(answer?.form, 'questions', tooLong),
  }
  const typed = (name: keyof typeof given) => typedText(answer?.form, name, given[name])
  return (
    <ReviewFrame {...page} now="advice">
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        {!page.open && !answer && (
          <NotOpen proposal={page.head.id} locked={page.locked} practice={page.practice} />
        )}
        {(page.open || answer) && (
          <Form id="advice" operation={operation}>
            <RadioGroup
              name="advice"
              heading={2}
              label={words.label}
              choices={words.choices}
              defaultValue={typed('advice')}
              error={errors.advice}
            />
            <When chosen="fund-with-conditions">
              <TextArea
                name="condition"
                small
                label={m.reviewer_condition()}
                hint={m.reviewer_condition_hint()}
                defaultValue={typed('condition')}
                error={errors.condition}
              />
            </When>
            <TextArea
              name="questions"
              small
              optional
              label={words.questions}
              hint={words.questionsHint}
              defaultValue={typed('questions')}
              error={errors.questions}
            />
            <TypingStatus {...typing} />
            <Buttons>
              <Button>{m.reviewer_save_and_check()}</Button>
            </Buttons>
          </Form>
        )}
      </div>
    </ReviewFrame>
  )
}
