import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { type Option, SelectField } from '../form/select-field.tsx'
import { TextField } from '../form/text-field.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { problemsIn, typedText } from '../panel/typed.ts'

type EntryFormProps = { page: { undertakings: Option[]; operation: string }; answer: CourseAnswer }

/** Aid of another giver: to whom, by whom, how much, when, and where that is said. */
export function EntryForm({ page, answer }: EntryFormProps) {
  const tooLong = m.course_too_long()
  const money = m.fund_amount_empty()
  const errors = {
    undertaking: firstError(answer?.form, 'undertaking', { empty: m.aid_who_empty(), tooLong }),
    giver: firstError(answer?.form, 'giver', { empty: m.aid_giver_empty(), tooLong }),
    amount: firstError(answer?.form, 'amount', { empty: money, wrong: money }),
    on: firstError(answer?.form, 'on', { empty: m.course_day_wrong(), day: m.course_day_wrong() }),
    regulation: firstError(answer?.form, 'regulation', { tooLong }),
    source: firstError(answer?.form, 'source', { empty: m.aid_source_empty(), tooLong }),
  }
  const typed = (name: string) => typedText(answer?.form, name)
  return (
    <>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <Form operation={page.operation}>
        <SelectField
          name="undertaking"
          label={m.aid_who()}
          options={page.undertakings}
          error={errors.undertaking}
          defaultValue={typed('undertaking')}
        />
        <TextField name="giver" label={m.aid_giver()} error={errors.giver} defaultValue={typed('giver')} />
        <MoneyField
          name="amount"
          label={m.aid_col_amount()}
          hint={m.aid_amount_hint()}
          error={errors.amount}
          defaultValue={typed('amount')}
        />
        <DateField name="on" label={m.aid_col_on()} error={errors.on} defaultValue={typed('on')} />
        <TextField
          name="regulation"
          label={m.aid_col_regulation()}
          optional
          error={errors.regulation}
          defaultValue={typed('regulation')}
        />
        <TextField
          name="source"
          label={m.aid_source()}
          hint={m.aid_source_hint()}
          error={errors.source}
          defaultValue={typed('source')}
        />
        <Buttons>
          <Button>{m.aid_record_do()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
