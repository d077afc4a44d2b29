import { type ReopeningReason, reopeningReasons } from '#app/domain/proposal/reopening.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { typedText } from '../panel/typed.ts'
import type { TypedAnswer } from './act-page.tsx'
import { problemsOfPage } from './problems.ts'

const reasonWords: Record<ReopeningReason, () => string> = {
  outage: m.together_reopen_outage,
  illness: m.together_reopen_illness,
  'mistake-of-fund': m.together_reopen_mistake_of_fund,
  'mistake-in-text': m.together_reopen_mistake_in_text,
  other: m.together_reopen_other,
}

/** Why an application is opened once more, what its writers read about it, and until when. */
export function ReopeningForm(props: { operation: string; until: string; answer: TypedAnswer }) {
  const { operation, until, answer } = props
  const reply = answer?.form
  const errors = {
    reason: firstError(reply, 'reason', { empty: m.together_reopen_reason_empty() }),
    text: firstError(reply, 'text', {
      empty: m.together_message_empty(),
      tooLong: m.together_message_too_long(),
    }),
    until: firstError(reply, 'until', { wrong: m.together_reopen_until_wrong() }),
  }
  return (
    <>
      <ErrorSummary problems={problemsOfPage(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <Form operation={operation}>
        <RadioGroup
          name="reason"
          label={m.together_reopen_reason()}
          error={errors.reason}
          defaultValue={typedText(reply, 'reason')}
          choices={reopeningReasons.map((value) => ({ value, label: reasonWords[value]() }))}
        />
        <TextArea
          name="text"
          label={m.together_reopen_text()}
          hint={m.together_reopen_text_hint()}
          error={errors.text}
          defaultValue={typedText(reply, 'text')}
        />
        <DateField
          name="until"
          label={m.together_reopen_until()}
          hint={m.together_reopen_until_hint()}
          error={errors.until}
          defaultValue={typedText(reply, 'until', until)}
        />
        <Buttons>
          <Button>{m.together_reopen_button()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
