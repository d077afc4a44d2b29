import { withdrawalReasons } from '#app/domain/proposal/withdrawal.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { Link } from '../link.tsx'
import { typedText } from '../panel/typed.ts'
import type { TypedAnswer } from './act-page.tsx'
import { problemsOfPage } from './problems.ts'
import { withdrawalWords } from './withdrawal-words.ts'

type WithdrawalFormProps = { operation: string; back: string; button: string; answer: TypedAnswer }

/** Why, in a choice and in words if one likes, and the button that takes the application back. */
export function WithdrawalForm({ operation, back, button, answer }: WithdrawalFormProps) {
  const reply = answer?.form
  const errors = {
    reason: firstError(reply, 'reason', { empty: m.together_withdraw_why_empty() }),
    text: firstError(reply, 'text', { tooLong: m.together_withdraw_more_too_long() }),
  }
  return (
    <>
      <ErrorSummary problems={problemsOfPage(errors, answer)} />
      <Form operation={operation}>
        <RadioGroup
          name="reason"
          label={m.together_withdraw_why()}
          error={errors.reason}
          defaultValue={typedText(reply, 'reason')}
          choices={withdrawalReasons.map((value) => ({ value, label: withdrawalWords[value]() }))}
        />
        <TextArea
          name="text"
          small
          optional
          label={m.together_withdraw_more()}
          error={errors.text}
          defaultValue={typedText(reply, 'text')}
        />
        <Buttons>
          <Button look="danger">{button}</Button>
          <Link href={back} look="alone">
            {m.applicant_apply_withdraw_not()}
          </Link>
        </Buttons>
      </Form>
    </>
  )
}
