import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import { FieldError, GroupFrame } from './field-frame.tsx'
import { type Field, type FieldSource, type FieldWords, fieldOf } from './field-source.ts'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode }

type ChoicesProps = FieldSource & FieldWords & { choices: readonly Choice[] }

/** Choose one. The error summary jumps to the first radio. */
export function RadioGroup({ choices, ...props }: ChoicesProps) {
  const field = fieldOf(props)
  return (
    <GroupFrame {...props} field={field}>
      <ChoiceList type="radio" field={field} choices={choices} />
    </GroupFrame>
  )
}

/** Choose as many as you like; the values arrive as a list under one name. */
export function CheckboxGroup({ choices, ...props }: ChoicesProps) {
  const field = fieldOf(props)
  return (
    <GroupFrame {...props} field={field}>
      <ChoiceList type="checkbox" field={field} choices={choices} />
    </GroupFrame>
  )
}

type CheckboxProps = FieldSource & {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** What is sent when it is on: Conform and zod read `on` as true. */
  value?: string
  defaultChecked?: boolean
}

/** One statement to tick: "Ik heb de afspraken gelezen en ga akkoord." */
export function Checkbox({ label, value = 'on', defaultChecked, ...props }: CheckboxProps) {
  const field = fieldOf(props)
  const { id, name, ...aria } = field.control
  return (
    <div className={classes('utrecht-form-field db-field', field.errorId && 'utrecht-form-field--invalid')}>
      <FieldError id={field.errorId}>{field.error}</FieldError>
      <label className="db-choice">
        <input
          {...{ id, name, value, ...aria }}
          type="checkbox"
          className="utrecht-checkbox utrecht-checkbox--html-input"
          defaultChecked={defaultChecked ?? field.values.includes(value)}
        />
        <span>
          {label} {props.hint && <small id={field.hintId}>{props.hint}</small>}
        </span>
      </label>
    </div>
  )
}

function ChoiceList(props: { type: 'radio' | 'checkbox'; field: Field; choices: readonly Choice[] }) {
  const { type, field, choices } = props
  const look =
    type === 'radio'
      ? 'utrecht-radio-button utrecht-radio-button--html-input'
      : 'utrecht-checkbox utrecht-checkbox--html-input'
  return (
    <div className="db-choices">
      {choices.map(({ value, label, hint }, index) => (
        <label key={value} className="db-choice">
          <input
            type={type}
            id={index === 0 ? field.id : `${field.id}-${index + 1}`}
            name={field.name}
            value={value}
            className={look}
            defaultChecked={field.values.includes(value)}
          />
          <span>
            {label} {hint && <small>{hint}</small>}
          </span>
        </label>
      ))}
    </div>
  )
}
