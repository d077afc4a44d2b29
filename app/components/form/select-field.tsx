import { m } from '#app/i18n/paraglide/messages.js'
import { FieldFrame } from './field-frame.tsx'
import type { FieldSource, FieldWords } from './field-source.ts'
import { useField } from './live-errors.ts'

export type Option = { value: string; label: string }

type SelectProps = FieldSource &
  FieldWords & {
    options: readonly Option[]
    /** The first, empty option; false when one of the options is always chosen. */
    empty?: string | false
  }

/** A list to choose one from. With seven options or fewer, radios are better. */
export function SelectField(props: SelectProps) {
  const field = useField(props)
  const empty = props.empty ?? m.components_select_empty()
  return (
    <FieldFrame {...props} field={field}>
      <select
        {...field.control}
        className="utrecht-select utrecht-select--html-select db-input"
        defaultValue={field.value ?? ''}
      >
        {empty !== false && <option value="">{empty}</option>}
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
