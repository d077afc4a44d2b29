import { formatMoney } from '#app/domain/money.ts'
import { type DeclineGround, waitingGrounds } from '#app/domain/panel/ground.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'
import { Fold } from '../block/fold.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { Form } from '../form/form.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { When } from '../form/when.tsx'
import { groundWord, waitingWord } from './decision-words.tsx'

/** By name of the field, as it was typed or saved. */
export type DecisionTyped = Record<string, string>
export type DecisionErrors = Record<string, string | undefined>

type DecisionFormProps = {
  operation: string
  typed: DecisionTyped
  errors: DecisionErrors
  /** Cents. */
  asked: number
  /** `said` is what the readers wrote for this V, each in one line. */
  criteria: { key: string; field: string; name: string; said: string[] }[]
  /** What the readers would ask of this plan. */
  conditions: string[]
  /** Why not, as far as the panel's word allows it. */
  grounds: readonly DeclineGround[]
  /** Heard at each letter, for who shows what is left. */
  onAmount?: (typed: string) => void
  onOutcome?: (chosen: string) => void
}

/** Yes or no, how much and under which conditions, and a reason for each V. */
export function DecisionForm(props: DecisionFormProps) {
  const { operation, typed, errors, asked, criteria, conditions, grounds, onAmount, onOutcome } = props
  const area = (name: string) => ({ name, small: true, defaultValue: typed[name] ?? '', error: errors[name] })
  return (
    <Form operation={operation}>
      <div onChange={({ target }) => onOutcome?.((target as HTMLInputElement).value)}>
        <RadioGroup
          name="outcome"
          label={m.manager_panel_outcome()}
          defaultValue={typed.outcome}
          error={errors.outcome}
          choices={[
            { value: 'award', label: m.manager_panel_award() },
            { value: 'wait', label: m.manager_decision_wait() },
            { value: 'decline', label: m.manager_panel_decline() },
          ]}
        />
      </div>
      <When chosen="award">
        <MoneyField
          name="amount"
          label={m.manager_panel_amount()}
          hint={m.manager_panel_amount_hint({ asked: formatMoney(asked, getLocale()) })}
          defaultValue={typed.amount}
          error={errors.amount}
          onTyped={onAmount}
        />
        <TextArea
          {...area('lowerReason')}
          label={m.manager_decision_lower()}
          hint={m.manager_decision_lower_hint()}
        />
        <Said title={m.manager_decision_said_conditions()} lines={conditions} />
        <TextArea
          {...area('conditions')}
          optional
          label={m.manager_panel_conditions()}
          hint={m.manager_panel_conditions_hint()}
        />
      </When>
      {criteria.map(({ key, field, name, said }) => (
        <div key={key} className="db-stack-s">
          <Said title={m.manager_decision_said({ criterion: name })} lines={said} />
          <TextArea {...area(field)} label={m.manager_panel_reason({ criterion: name })} />
        </div>
      ))}
      <When chosen="wait">
        <NumberField
          name="waitingPlace"
          optional
          label={m.manager_decision_waiting_number()}
          hint={m.manager_decision_waiting_hint()}
          defaultValue={typed.waitingPlace}
          error={errors.waitingPlace}
        />
        <DateField
          name="waitingUntil"
          optional
          label={m.manager_decision_waiting_until()}
          defaultValue={typed.waitingUntil}
          error={errors.waitingUntil}
        />
        <RadioGroup
          name="waitingGround"
          optional
          label={m.manager_decision_waiting_ground()}
          hint={m.manager_decision_waiting_ground_hint()}
          defaultValue={typed.waitingGround}
          error={errors.waitingGround}
          choices={waitingGrounds.map((value) => ({ value, label: waitingWord(value) }))}
        />
      </When>
      <When chosen="decline">
        <RadioGroup
          name="ground"
          optional
          label={m.manager_decision_ground()}
          hint={m.manager_decision_ground_hint()}
          defaultValue={typed.ground}
          error={errors.ground}
          choices={grounds.map((value) => ({ value, label: groundWord(value) }))}
        />
        <TextArea
          {...area('rule')}
          optional
          label={m.manager_decision_rule()}
          hint={m.manager_decision_rule_hint()}
        />
        <TextArea
          {...area('strengths')}
          optional
          label={m.manager_decision_strengths()}
          hint={m.manager_decision_strengths_hint()}
        />
        <TextArea
          {...area('anotherWay')}
          label={m.manager_panel_another_way()}
          hint={m.manager_panel_another_way_hint()}
        />
      </When>
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

function Said({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null
  return (
    <Fold title={title} open>
      <ul className="db-list db-small">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Fold>
  )
}
