import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { SelectField } from '../form/select-field.tsx'
import { TextField } from '../form/text-field.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import type { TypedAnswer } from '../together/act-page.tsx'

type StandInFormProps = {
  usual: { value: string; label: string }[]
  operation: string
  answer:
    | (NonNullable<TypedAnswer> & { refusal: { code: string; what: string; whatNow: string } | null })
    | undefined
  /** Who stands in already. */
  children: ReactNode
}

/** Appoints who acts for somebody; proving oneself comes first. */
export function StandInForm({ usual, operation, answer, children }: StandInFormProps) {
  const dayWrong = { day: m.account_stand_in_day_wrong() }
  const errors = {
    usual: firstError(answer?.form, 'usual', { empty: m.account_stand_in_usual_empty() }),
    standIn: firstError(answer?.form, 'standIn', { email: m.account_email_wrong() }),
    reason: firstError(answer?.form, 'reason', { empty: m.account_stand_in_reason_empty() }),
    fromOn: firstError(answer?.form, 'fromOn', dayWrong),
    untilOn: firstError(answer?.form, 'untilOn', dayWrong),
  }
  const typed = (name: string) => typedText(answer?.form, name)
  return (
    <>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.account_stand_in_title()}</h1>
      <p>{m.account_stand_in_intro()}</p>
      {children}
      <h2>{m.account_stand_in_button()}</h2>
      <Form operation={operation}>
        <SelectField
          name="usual"
          label={m.account_stand_in_usual()}
          error={errors.usual}
          defaultValue={typed('usual')}
          options={usual}
        />
        <TextField
          name="standIn"
          type="email"
          label={m.account_stand_in_who()}
          error={errors.standIn}
          defaultValue={typed('standIn')}
        />
        <RadioGroup
          name="reason"
          label={m.account_stand_in_reason()}
          error={errors.reason}
          defaultValue={typed('reason')}
          choices={[
            { value: 'away', label: m.account_stand_in_away(), hint: m.account_stand_in_away_hint() },
            {
              value: 'conflict',
              label: m.account_stand_in_conflict(),
              hint: m.account_stand_in_conflict_hint(),
            },
          ]}
        />
        <DateField
          name="fromOn"
          label={m.account_stand_in_from()}
          error={errors.fromOn}
          defaultValue={typed('fromOn')}
        />
        <DateField
          name="untilOn"
          label={m.account_stand_in_until()}
          error={errors.untilOn}
          defaultValue={typed('untilOn')}
        />
        <Buttons>
          <Button>{m.account_stand_in_button()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
