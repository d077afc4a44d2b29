import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import type { CourseAnswer } from './course-answer.ts'
import { GrantFrame } from './grant-frame.tsx'

type HoldFormProps = {
  page: {
    head: { name: string; reference: string; path: string }
    part: string | null
    weeks: string
    last: string
    operation: string
  }
  answer: CourseAnswer
}

/** Holds payments: why, what the initiative can do, whether both sides spoke, and until when. */
export function HoldForm({ page, answer }: HoldFormProps) {
  const dayWrong = { day: m.course_day_wrong(), empty: m.course_hold_until_empty() }
  const errors = {
    reason: firstError(answer?.form, 'reason', { empty: m.course_hold_reason_empty() }),
    explanation: firstError(answer?.form, 'explanation', {
      empty: m.course_hold_explanation_empty(),
      tooLong: m.course_too_long(),
    }),
    whatToDo: firstError(answer?.form, 'whatToDo', {
      empty: m.course_hold_to_do_empty(),
      tooLong: m.course_too_long(),
    }),
    heardOn: firstError(answer?.form, 'heardOn', { day: m.course_day_wrong() }),
    urgency: firstError(answer?.form, 'urgency', { tooLong: m.course_too_long() }),
    until: firstError(answer?.form, 'until', dayWrong),
  }
  const typed = (name: string) => typedText(answer?.form, name)
  return (
    <GrantFrame head={page.head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{page.part ? m.course_hold_part_title({ part: page.part }) : m.course_hold_title()}</h1>
      <p>{page.part ? m.course_hold_part_intro() : m.course_hold_intro()}</p>
      <p>{m.course_hold_only({ weeks: page.weeks })}</p>
      <Form operation={page.operation}>
        <RadioGroup
          name="reason"
          label={m.course_hold_reason()}
          error={errors.reason}
          defaultValue={typed('reason')}
          choices={[
            { value: 'duty-not-met', label: m.course_hold_reason_duty() },
            { value: 'wrong-data', label: m.course_hold_reason_data() },
            { value: 'account-not-confirmed', label: m.course_hold_reason_account() },
            { value: 'asked', label: m.course_hold_reason_asked() },
          ]}
        />
        <TextArea
          name="explanation"
          label={m.course_hold_explanation()}
          hint={m.course_in_letter()}
          error={errors.explanation}
          defaultValue={typed('explanation')}
          small
        />
        <TextArea
          name="whatToDo"
          label={m.course_hold_to_do()}
          hint={m.course_hold_to_do_hint()}
          error={errors.whatToDo}
          defaultValue={typed('whatToDo')}
          small
        />
        <DateField
          name="heardOn"
          label={m.course_heard_on()}
          hint={m.course_heard_on_hint()}
          error={errors.heardOn}
          defaultValue={typed('heardOn')}
        />
        <TextArea
          name="urgency"
          label={m.course_hold_urgency()}
          error={errors.urgency}
          defaultValue={typed('urgency')}
          small
        />
        <DateField
          name="until"
          label={m.course_hold_until()}
          hint={m.course_hold_until_hint({ last: page.last })}
          error={errors.until}
          defaultValue={typed('until')}
        />
        <Buttons>
          <Button look="danger">{m.course_hold_button()}</Button>
        </Buttons>
      </Form>
    </GrantFrame>
  )
}
