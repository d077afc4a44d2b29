import { formatMoney } from '#app/domain/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { Form } from '../form/form.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { TextArea } from '../form/text-area.tsx'

/** By name of the field, as it was typed or saved. */
export type DecisionTyped = Record<string, string>
export type DecisionErrors = Record<string, string | undefined>

type DecisionFormProps = {
  operation: string
  typed: DecisionTyped
  errors: DecisionErrors
  /** Cents. */
  asked: number
  criteria: { key: string; field: string; name: string }[]
}

/** Yes or no, how much and under which conditions, and a reason for each V. */
export function DecisionForm({ operation, typed, errors, asked, criteria }: DecisionFormProps) {
  const area = (name: string) => ({ name, small: true, defaultValue: typed[name] ?? '', error: errors[name] })
  return (
    <Form operation={operation}>
      <RadioGroup
        name="outcome"
        label={m.manager_panel_outcome()}
        defaultValue={typed.outcome}
        error={errors.outcome}
        choices={[
          { value: 'award', label: m.manager_panel_award() },
          { value: 'decline', label: m.manager_panel_decline() },
        ]}
      />
      <MoneyField
        name="amount"
        label={m.manager_panel_amount()}
        hint={m.manager_panel_amount_hint({ asked: formatMoney(asked, getLocale()) })}
        defaultValue={typed.amount}
        error={errors.amount}
      />
      <TextArea
        {...area('conditions')}
        optional
        label={m.manager_panel_conditions()}
        hint={m.manager_panel_conditions_hint()}
      />
      {criteria.map(({ key, field, name }) => (
        <TextArea key={key} {...area(field)} label={m.manager_panel_reason({ criterion: name })} />
      ))}
      <TextArea
        {...area('anotherWay')}
        label={m.manager_panel_another_way()}
        hint={m.manager_panel_another_way_hint()}
      />
      <TextArea
        {...area('departureReason')}
        label={m.manager_panel_departure()}
        hint={m.manager_panel_departure_hint()}
      />
      <Buttons>
        <Button>{m.manager_panel_decision_button()}</Button>
      </Buttons>
    </Form>
  )
}
