import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { type Option, SelectField } from '../form/select-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { problemsIn, typedText } from '../panel/typed.ts'

type LinkFormProps = { page: { undertakings: Option[]; operation: string }; answer: CourseAnswer }

/** Two that are one undertaking: who, with whom, and why. */
export function LinkForm({ page, answer }: LinkFormProps) {
  const tooLong = m.course_too_long()
  const errors = {
    one: firstError(answer?.form, 'one', { empty: m.aid_who_empty(), tooLong }),
    otherKvk: firstError(answer?.form, 'otherKvk', {
      empty: m.aid_kvk_wrong(),
      kvk: m.aid_kvk_wrong(),
      tooLong,
    }),
    otherName: firstError(answer?.form, 'otherName', { empty: m.aid_name_empty(), tooLong }),
    reason: firstError(answer?.form, 'reason', { empty: m.fund_reason_empty(), tooLong }),
  }
  const typed = (name: string) => typedText(answer?.form, name)
  return (
    <>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <Form operation={page.operation}>
        <SelectField
          name="one"
          label={m.aid_who()}
          options={page.undertakings}
          error={errors.one}
          defaultValue={typed('one')}
        />
        <TextField
          name="otherKvk"
          label={m.aid_other_kvk()}
          width="short"
          inputMode="numeric"
          error={errors.otherKvk}
          defaultValue={typed('otherKvk')}
        />
        <TextField
          name="otherName"
          label={m.aid_other_name()}
          error={errors.otherName}
          defaultValue={typed('otherName')}
        />
        <TextArea
          name="reason"
          label={m.aid_link_why()}
          hint={m.aid_link_why_hint()}
          small
          error={errors.reason}
          defaultValue={typed('reason')}
        />
        <Buttons>
          <Button>{m.aid_link_do()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
