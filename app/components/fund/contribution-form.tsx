import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { type Option, SelectField } from '../form/select-field.tsx'
import { TextField } from '../form/text-field.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { problemsIn, typedText } from '../panel/typed.ts'

type ContributionFormProps = {
  page: { donors: string[]; pots: Option[]; operation: string }
  answer: CourseAnswer
}

/** What a donor promised or gave: who, how much, for what, when, and how sure it is. */
export function ContributionForm({ page, answer }: ContributionFormProps) {
  const dayWrong = { empty: m.course_day_wrong(), day: m.course_day_wrong() }
  const errors = {
    donor: firstError(answer?.form, 'donor', {
      empty: m.fund_in_donor_empty(),
      tooLong: m.course_too_long(),
    }),
    amount: firstError(answer?.form, 'amount', {
      empty: m.fund_amount_empty(),
      wrong: m.fund_amount_empty(),
    }),
    dueOn: firstError(answer?.form, 'dueOn', dayWrong),
    receivedOn: firstError(answer?.form, 'receivedOn', dayWrong),
    share: firstError(answer?.form, 'share', { wrong: m.fund_in_share_wrong() }),
    source: firstError(answer?.form, 'source', { tooLong: m.course_too_long() }),
  }
  const typed = (name: string, saved = '') => typedText(answer?.form, name, saved)
  const known = page.donors.length > 0 ? m.fund_in_donor_hint({ names: page.donors.join(', ') }) : undefined
  return (
    <>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <Form operation={page.operation}>
        <TextField
          name="donor"
          label={m.fund_in_donor()}
          hint={known}
          error={errors.donor}
          defaultValue={typed('donor')}
        />
        <MoneyField
          name="amount"
          label={m.fund_in_amount()}
          error={errors.amount}
          defaultValue={typed('amount')}
        />
        <SelectField
          name="pot"
          label={m.fund_in_pot()}
          hint={m.fund_in_pot_hint()}
          options={page.pots}
          empty={m.fund_in_whole()}
          defaultValue={typed('pot')}
        />
        <DateField name="dueOn" label={m.fund_in_due()} error={errors.dueOn} defaultValue={typed('dueOn')} />
        <DateField
          name="receivedOn"
          label={m.fund_in_received_on()}
          hint={m.fund_in_received_hint()}
          optional
          error={errors.receivedOn}
          defaultValue={typed('receivedOn')}
        />
        <NumberField
          name="share"
          label={m.fund_in_share()}
          hint={m.fund_in_share_hint()}
          error={errors.share}
          defaultValue={typed('share', '100')}
        />
        <TextField
          name="source"
          label={m.fund_in_source()}
          hint={m.fund_in_source_hint()}
          optional
          error={errors.source}
          defaultValue={typed('source')}
        />
        <Buttons>
          <Button>{m.fund_in_button()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
