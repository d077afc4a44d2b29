import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { type Option, SelectField } from '../form/select-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { problemsIn, typedText } from '../panel/typed.ts'
import { TransferBalances, type TransferBalancesProps } from './transfer-balances.tsx'

type TransferFormProps = {
  page: TransferBalancesProps['page'] & { pots: Option[]; operation: string }
  answer: CourseAnswer
}

/** What every pot can spare; and from which pot to which, how much, from when, why, and where the donor agrees. */
export function TransferForm({ page, answer }: TransferFormProps) {
  const tooLong = m.course_too_long()
  const errors = {
    from: firstError(answer?.form, 'from', { empty: m.fund_transfer_pot_empty() }),
    to: firstError(answer?.form, 'to', { empty: m.fund_transfer_pot_empty() }),
    amount: firstError(answer?.form, 'amount', {
      empty: m.fund_amount_empty(),
      wrong: m.fund_amount_empty(),
    }),
    on: firstError(answer?.form, 'on', { empty: m.course_day_wrong(), day: m.course_day_wrong() }),
    reason: firstError(answer?.form, 'reason', { empty: m.fund_reason_empty(), tooLong }),
    consent: firstError(answer?.form, 'consent', { tooLong }),
  }
  const typed = (name: string) => typedText(answer?.form, name)
  return (
    <>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <TransferBalances page={page} />
      <Form operation={page.operation}>
        <SelectField
          name="from"
          label={m.fund_transfer_from()}
          options={page.pots}
          error={errors.from}
          defaultValue={typed('from')}
        />
        <SelectField
          name="to"
          label={m.fund_transfer_to()}
          options={page.pots}
          error={errors.to}
          defaultValue={typed('to')}
        />
        <MoneyField
          name="amount"
          label={m.fund_transfer_amount()}
          error={errors.amount}
          defaultValue={typed('amount')}
        />
        <DateField
          name="on"
          label={m.fund_transfer_on()}
          hint={m.fund_transfer_on_hint()}
          error={errors.on}
          defaultValue={typed('on')}
        />
        <TextArea
          name="reason"
          label={m.fund_reason()}
          error={errors.reason}
          defaultValue={typed('reason')}
        />
        <TextArea
          name="consent"
          label={m.fund_transfer_consent()}
          hint={m.fund_transfer_consent_hint()}
          small
          optional
          error={errors.consent}
          defaultValue={typed('consent')}
        />
        <Buttons>
          <Button>{m.fund_decision_prepare()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
