import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { problemsIn, typedText } from '../panel/typed.ts'

/** Prepares the closing: where the money goes, who takes over the loans, and why. */
export function ClosingForm({ operation, answer }: { operation: string; answer: CourseAnswer }) {
  const tooLong = m.course_too_long()
  const errors = {
    moneyTo: firstError(answer?.form, 'moneyTo', { empty: m.closing_money_to_empty(), tooLong }),
    loansTo: firstError(answer?.form, 'loansTo', { tooLong }),
    reason: firstError(answer?.form, 'reason', { empty: m.fund_reason_empty(), tooLong }),
  }
  const typed = (name: string) => typedText(answer?.form, name)
  return (
    <>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <Form operation={operation}>
        <TextArea
          name="moneyTo"
          label={m.closing_money_to()}
          small
          error={errors.moneyTo}
          defaultValue={typed('moneyTo')}
        />
        <TextArea
          name="loansTo"
          label={m.closing_loans_to()}
          hint={m.closing_loans_to_hint()}
          small
          optional
          error={errors.loansTo}
          defaultValue={typed('loansTo')}
        />
        <TextArea
          name="reason"
          label={m.fund_reason()}
          error={errors.reason}
          defaultValue={typed('reason')}
        />
        <Buttons>
          <Button>{m.fund_decision_prepare()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
