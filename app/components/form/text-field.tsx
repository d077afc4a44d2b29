import type { InputHTMLAttributes, ReactNode } from 'react'
import { classes } from '../classes.ts'
import { FieldFrame } from './field-frame.tsx'
import type { FieldSource, FieldWords } from './field-source.ts'
import { useField } from './live-errors.ts'

export type TextFieldProps = FieldSource &
  FieldWords & {
    type?: 'text' | 'email' | 'tel' | 'url'
    width?: 'full' | 'short' | 'money' | 'code'
    below?: ReactNode
  } & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'autoComplete' | 'inputMode' | 'spellCheck' | 'autoCapitalize'
  >

/** One line of text. `email`, `tel` and `url` only choose the keyboard: nothing is checked while typing. */
export function TextField(props: TextFieldProps) {
  const field = useField(props)
  const { type = 'text', width = 'full', autoComplete, inputMode, spellCheck, autoCapitalize } = props
  return (
    <FieldFrame {...props} field={field}>
      <input
        {...field.control}
        {...{ type, autoComplete, inputMode, spellCheck, autoCapitalize }}
        className={classes(boxClass, width !== 'full' && `db-input--${width}`)}
        defaultValue={field.value}
      />
    </FieldFrame>
  )
}

export const boxClass = 'utrecht-textbox utrecht-textbox--html-input db-input'
