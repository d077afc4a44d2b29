import { classes } from '../classes.ts'
import { FieldFrame } from './field-frame.tsx'
import { type FieldSource, type FieldWords, fieldOf } from './field-source.ts'
import { boxClass } from './text-field.tsx'

/** The six digits from a mail or an authenticator. Pasting works, with spaces too: the server takes them out. */
export function CodeField(props: FieldSource & FieldWords) {
  const field = fieldOf(props)
  return (
    <FieldFrame {...props} field={field}>
      <input
        {...field.control}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        className={classes(boxClass, 'db-input--code')}
        defaultValue={field.value}
      />
    </FieldFrame>
  )
}
