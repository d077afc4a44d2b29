import { classes } from '../classes.ts'
import { FieldFrame } from './field-frame.tsx'
import type { FieldSource, FieldWords } from './field-source.ts'
import { useField } from './live-errors.ts'
import { boxClass } from './text-field.tsx'

/** An amount as people type it; the domain reads it with `parseMoney`. The value is what was typed. */
export function MoneyField({
  onTyped,
  ...props
}: FieldSource & FieldWords & { onTyped?: (typed: string) => void }) {
  const field = useField(props)
  return (
    <FieldFrame {...props} field={field}>
      <div className="db-money">
        <span aria-hidden="true">€</span>
        <input
          {...field.control}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className={classes(boxClass, 'db-input--money')}
          defaultValue={field.value}
          onInput={onTyped && ((event) => onTyped(event.currentTarget.value))}
        />
      </div>
    </FieldFrame>
  )
}
