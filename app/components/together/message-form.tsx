import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { typedText } from '../panel/typed.ts'
import type { TypedAnswer } from './act-page.tsx'
import { problemsOfPage } from './problems.ts'

type MessageFormProps = {
  operation: string
  answer: TypedAnswer
  label: string
  hint: string
  button: string
  /** What to do when nothing was written. */
  empty: string
}

/** One text to send. */
export function MessageForm({ operation, answer, label, hint, button, empty }: MessageFormProps) {
  const error = firstError(answer?.form, 'text', { empty, tooLong: m.together_message_too_long() })
  return (
    <>
      <ErrorSummary problems={problemsOfPage({ text: error }, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <Form operation={operation}>
        <TextArea
          name="text"
          label={label}
          hint={hint}
          error={error}
          defaultValue={typedText(answer?.form, 'text')}
        />
        <Buttons>
          <Button>{button}</Button>
        </Buttons>
      </Form>
    </>
  )
}
