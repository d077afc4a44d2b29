import type { ConformField } from './field-source.ts'

/** A value that travels along, such as the `id` of a row. */
export function HiddenField({
  field,
  value,
}: {
  field: Pick<ConformField, 'name' | 'initialValue'>
  value?: string
}) {
  const kept = value ?? (typeof field.initialValue === 'string' ? field.initialValue : '')
  return <input type="hidden" name={field.name} defaultValue={kept} />
}
