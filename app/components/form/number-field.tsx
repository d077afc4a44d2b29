import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import { FieldFrame } from './field-frame.tsx'
import type { FieldSource, FieldWords } from './field-source.ts'
import { useField } from './live-errors.ts'
import { boxClass } from './text-field.tsx'

/** A number in a text field: no arrows, no wheel. `unit` stands behind it ("mensen", "%"). */
export function NumberField(props: FieldSource & FieldWords & { unit?: ReactNode }) {
  const field = useField(props)
  const input = (
    <input
      {...field.control}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      className={classes(boxClass, 'db-input--number')}
      defaultValue={field.value}
    />
  )
  return (
    <FieldFrame {...props} field={field}>
      {props.unit ? (
        <div className="db-money">
          {input}
          <span>{props.unit}</span>
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  )
}
