import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { Form } from '../form/form.tsx'
import { type Option, SelectField } from '../form/select-field.tsx'
import { TextField } from '../form/text-field.tsx'
import { When } from '../form/when.tsx'

export type MovementName = 'as' | 'release' | 'grant' | 'loan' | 'contribution' | 'donor' | 'pot' | 'note'
type FieldProps = { name: string; defaultValue: string; error: string | undefined }
type MovementFormProps = {
  page: {
    operation: string
    incoming: boolean
    releases: Option[]
    grants: Option[]
    loans: Option[]
    promises: Option[]
    pots: Option[]
  }
  field: (name: MovementName) => FieldProps
}

/** What a movement can be by its direction, and what has to be said with each. */
export function MovementForm({ page, field }: MovementFormProps) {
  const payment = { value: 'payment', label: m.payments_move_payment() }
  const incoming = [
    { value: 'return', label: m.payments_move_return() },
    { value: 'repayment', label: m.payments_move_repayment() },
    { value: 'loan', label: m.payments_move_loan() },
    { value: 'promise', label: m.payments_move_promise() },
    { value: 'contribution', label: m.payments_move_contribution() },
  ]
  return (
    <Form operation={page.operation}>
      <RadioGroup
        {...field('as')}
        label={m.payments_move_ask()}
        choices={[
          ...(page.incoming ? incoming : [payment]),
          { value: 'not-ours', label: m.payments_move_other() },
        ]}
      />
      <When chosen={page.incoming ? 'return' : 'payment'}>
        <SelectField
          {...field('release')}
          label={m.payments_move_which()}
          hint={m.payments_move_which_hint()}
          options={page.releases}
        />
      </When>
      {page.incoming && (
        <>
          <When chosen="repayment">
            <SelectField {...field('grant')} label={m.payments_move_grant()} options={page.grants} />
          </When>
          <When chosen="loan">
            <SelectField {...field('loan')} label={m.payments_move_grant()} options={page.loans} />
          </When>
          <When chosen="promise">
            <SelectField
              {...field('contribution')}
              label={m.payments_move_promise_which()}
              options={page.promises}
            />
          </When>
          <When chosen="contribution">
            <TextField {...field('donor')} label={m.payments_move_donor()} />
            <SelectField
              {...field('pot')}
              label={m.payments_move_pot()}
              empty={m.payments_move_whole()}
              options={page.pots}
            />
          </When>
        </>
      )}
      <When chosen="not-ours">
        <TextField {...field('note')} label={m.payments_move_note()} />
      </When>
      <Buttons>
        <Button>{m.payments_move_button()}</Button>
      </Buttons>
    </Form>
  )
}
