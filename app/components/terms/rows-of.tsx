import type { FormMetadata } from '@conform-to/react'
import type { ReactNode } from 'react'
import type { TypedTerms } from '#app/domain/grant/parts/typed.ts'
import { conformRows } from '../form/rows-editor.tsx'
import type { Option } from '../form/select-field.tsx'

/** Buttons to add and take away; the order of these rows is that of their days, so they are not moved by hand. */
export function withoutOrder(form: FormMetadata<TypedTerms>, name: string, id?: string) {
  const { add, remove } = conformRows(
    form as unknown as FormMetadata,
    name,
    id === undefined ? undefined : { id },
  )
  return { add, remove }
}

export function Wide({ children }: { children: ReactNode }) {
  return <div className="db-rows__wide">{children}</div>
}

type NamedRow = { getFieldset(): Record<string, { initialValue?: unknown }> }

/** The rows of a list as options, by the name that was typed; what the terms know when the list is not in this form. */
export function namedRows(rows: readonly NamedRow[], label: string, known: Option[]): Option[] {
  const named = rows.flatMap((row) => {
    const fields = row.getFieldset()
    const [value, text] = [fields.id?.initialValue, fields[label]?.initialValue]
    return typeof value === 'string' && typeof text === 'string' && text !== ''
      ? [{ value, label: text }]
      : []
  })
  return named.length > 0 ? named : known
}
