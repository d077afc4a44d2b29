import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { SelectField } from '../form/select-field.tsx'
import { TextField } from '../form/text-field.tsx'
import { typedText } from '../panel/typed.ts'
import type { TypedAnswer } from './act-page.tsx'
import { problemsOfPage } from './problems.ts'

type PaperFormProps = {
  operation: string
  rounds: { value: string; label: string }[]
  answer: TypedAnswer
}

/** The first facts of a form on paper; the rest is typed on the pages of the form itself. */
export function PaperForm({ operation, rounds, answer }: PaperFormProps) {
  const reply = answer?.form
  const tooLong = m.together_paper_too_long()
  const errors = {
    round: firstError(reply, 'round', { empty: m.together_paper_round_empty() }),
    groupName: firstError(reply, 'groupName', { empty: m.together_paper_group_empty(), tooLong }),
    contactName: firstError(reply, 'contactName', { empty: m.together_paper_contact_empty(), tooLong }),
    email: firstError(reply, 'email', {
      wrong: m.together_invite_email_wrong(),
      empty: m.together_paper_reach_empty(),
    }),
    phone: firstError(reply, 'phone', { wrong: m.together_paper_phone_wrong() }),
    receivedOn: firstError(reply, 'receivedOn', { wrong: m.together_paper_received_wrong() }),
  }
  const typed = (name: keyof typeof errors) => ({
    name,
    error: errors[name],
    defaultValue: typedText(reply, name),
  })
  return (
    <>
      <ErrorSummary problems={problemsOfPage(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <Form operation={operation}>
        <SelectField {...typed('round')} label={m.together_paper_round()} options={rounds} />
        <DateField
          {...typed('receivedOn')}
          label={m.together_paper_received()}
          hint={m.together_paper_received_hint()}
        />
        <TextField {...typed('groupName')} label={m.together_paper_group()} autoComplete="off" />
        <TextField {...typed('contactName')} label={m.together_paper_contact()} autoComplete="off" />
        <TextField
          {...typed('email')}
          type="email"
          label={m.together_paper_email()}
          hint={m.together_paper_email_hint()}
          autoComplete="off"
          optional
        />
        <TextField
          {...typed('phone')}
          type="tel"
          label={m.together_paper_phone()}
          autoComplete="off"
          optional
        />
        <Buttons>
          <Button>{m.together_paper_button()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
