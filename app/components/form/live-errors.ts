import { createContext, useContext } from 'react'
import { type Field, type FieldSource, type FieldWords, fieldOf } from './field-source.ts'

/** What the server said of fields while somebody types, by the name of the field. */
export const LiveErrors = createContext<Readonly<Record<string, string>>>({})

/** The field with the error it was sent back with, or the one it has by now. */
export function useField(props: FieldSource & Pick<FieldWords, 'hint' | 'error'>): Field {
  const live = useContext(LiveErrors)[props.field?.name ?? props.name ?? '']
  return fieldOf({ ...props, error: props.error ?? props.field?.errors?.[0] ?? live })
}
