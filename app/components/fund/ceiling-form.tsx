import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { type Option, SelectField } from '../form/select-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { problemsIn, typedText } from '../panel/typed.ts'

type CeilingFormProps = { page: { ceilings: Option[]; operation: string }; answer: CourseAnswer }

/** For what, how high, and why. */
export function CeilingForm({ page, answer }: CeilingFormProps) {
  const errors = {
    of: firstError(answer?.form, 'of', { empty: m.fund_ceiling_of_empty() }),
    ceiling: firstError(answer?.form, 'ceiling', {
      empty: m.fund_amount_empty(),
      wrong: m.fund_amount_empty(),
    }),
    reason: firstError(answer?.form, 'reason', {
      empty: m.fund_reason_empty(),
      tooLong: m.course_too_long(),
    }),
  }
  const typed = (name: string) => typedText(answer?.form, name)
  return (
    <>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <Form operation={page.operation}>
        <SelectField
          name="of"
          label={m.fund_ceiling_of()}
          options={page.ceilings}
          error={errors.of}
          defaultValue={typed('of')}
        />
        <MoneyField
          name="ceiling"
          label={m.fund_ceiling_new()}
          error={errors.ceiling}
          defaultValue={typed('ceiling')}
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
