import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { problemsIn, typedText } from '../panel/typed.ts'

type ReasonFormProps = {
  label: string
  button: string
  operation: string
  answer: CourseAnswer
  /** The address that it is sent to, when that is not this page. */
  action?: string
}

/** A form that asks nothing but why. */
export function ReasonForm({ label, button, operation, answer, action }: ReasonFormProps) {
  const errors = {
    reason: firstError(answer?.form, 'reason', {
      empty: m.fund_reason_empty(),
      tooLong: m.course_too_long(),
    }),
  }
  return (
    <>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <Form operation={operation} action={action}>
        <TextArea
          name="reason"
          label={label}
          error={errors.reason}
          defaultValue={typedText(answer?.form, 'reason')}
        />
        <Buttons>
          <Button>{button}</Button>
        </Buttons>
      </Form>
    </>
  )
}
