import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { problemsIn, typedText } from '../panel/typed.ts'
import { ViewCard, type ViewShown } from './view-card.tsx'

type ConcludeFormProps = {
  page: {
    closed: { what: string; whatNow: string } | null
    differs: boolean
    view: ViewShown | null
    operation: string
  }
  answer: CourseAnswer
}

/** The manager closes it alone, with a reason: what it wrote stands, or both texts do. */
export function ConcludeForm({ page, answer }: ConcludeFormProps) {
  const { closed, differs, view, operation } = page
  const errors = {
    reason: firstError(answer?.form, 'reason', {
      empty: m.learning_close_why_empty(),
      tooLong: m.learning_too_long(),
    }),
  }
  return (
    <>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      <h1>{m.learning_close()}</h1>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      {closed && !answer?.refusal && <Refusal {...closed} />}
      {view && <ViewCard view={view} level={2} />}
      {view && !closed && (
        <Form operation={operation} hidden={{ seen: view.id }}>
          <p>{differs ? m.learning_close_differs() : m.learning_close_intro()}</p>
          <TextArea
            name="reason"
            label={m.learning_close_why()}
            hint={m.learning_close_why_hint()}
            defaultValue={typedText(answer?.form, 'reason')}
            error={errors.reason}
            small
          />
          <Buttons>
            <Button>{m.learning_close_do()}</Button>
          </Buttons>
        </Form>
      )}
    </>
  )
}
