import { m } from '#app/i18n/paraglide/messages.js'
import { classes } from '../classes.ts'
import { FieldFrame } from './field-frame.tsx'
import type { FieldSource, FieldWords } from './field-source.ts'
import { useField } from './live-errors.ts'
import { boxClass } from './text-field.tsx'

/**
 * A day in one field that takes what people write ("31-3-2026", "31 maart 2026"); the domain reads it with
 * `parseDay`. The hint gives an example unless the caller has a better one.
 */
export function DateField(props: FieldSource & FieldWords) {
  const hint = props.hint ?? m.components_date_hint()
  const field = useField({ ...props, hint })
  return (
    <FieldFrame {...props} hint={hint} field={field}>
      <input
        {...field.control}
        type="text"
        autoComplete="off"
        className={classes(boxClass, 'db-input--short')}
        defaultValue={typedDay(field.value)}
      />
    </FieldFrame>
  )
}

/** A stored day as it would be typed: `31-3-2026`. Anything else stays what it is. */
export function typedDay(value: string | undefined): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value ?? '')
  return match ? `${Number(match[3])}-${Number(match[2])}-${match[1]}` : value
}
