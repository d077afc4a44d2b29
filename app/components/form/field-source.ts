import type { ReactNode } from 'react'

/** What our fields read of a Conform field (`form.getFieldset().name`, or an item of `getFieldList()`). */
export type ConformField = {
  id: string
  name: string
  errorId: string
  descriptionId: string
  errors?: string[] | undefined
  initialValue?: unknown
}

/** A field is given either by Conform or by plain props. */
export type FieldSource =
  | { field: ConformField; name?: undefined; id?: undefined; defaultValue?: undefined }
  | { field?: undefined; name: string; id?: string; defaultValue?: string | readonly string[] }

export type FieldWords = {
  /** The question. */
  label: ReactNode
  hint?: ReactNode
  /** The sentence that says what to do. Without it the first error of the Conform field. */
  error?: ReactNode
  /** Says "(niet verplicht)" behind the label. */
  optional?: boolean
  /** The label is the title of the page (`h1`) or of a block (`h2`). */
  heading?: 1 | 2
  /** The small line above a heading: "Verandering · vraag 3 van 4". */
  over?: ReactNode
}

/** A field as every control needs it: ids, the value as typed, the error. */
export type Field = {
  id: string
  name: string
  hintId: string | undefined
  errorId: string | undefined
  error: ReactNode
  value: string | undefined
  values: readonly string[]
  /** For the control: everything it gets from the field but its value. */
  control: {
    id: string
    name: string
    'aria-describedby': string | undefined
    'aria-invalid': true | undefined
  }
}

/** Brings a Conform field and plain props to one shape. */
export function fieldOf(props: FieldSource & Pick<FieldWords, 'hint' | 'error'>): Field {
  const source = props.field
    ? {
        id: props.field.id,
        name: props.field.name,
        given: props.field.initialValue,
        first: props.field.errors?.[0],
      }
    : { id: props.id ?? idOf(props.name), name: props.name, given: props.defaultValue, first: undefined }
  const error = props.error ?? source.first
  const hintId = props.hint ? (props.field?.descriptionId ?? `${source.id}-description`) : undefined
  const errorId = error ? (props.field?.errorId ?? `${source.id}-error`) : undefined
  return {
    id: source.id,
    name: source.name,
    hintId,
    errorId,
    error,
    value: typeof source.given === 'string' ? source.given : undefined,
    values: valuesOf(source.given),
    control: {
      id: source.id,
      name: source.name,
      'aria-describedby': [hintId, errorId].filter(Boolean).join(' ') || undefined,
      'aria-invalid': error ? true : undefined,
    },
  }
}

/** `budgetLines[0].title` as an id. */
export function idOf(name: string): string {
  return name.replace(/[^\w-]+/g, '-').replace(/-+$/, '')
}

function valuesOf(given: unknown): readonly string[] {
  if (typeof given === 'string') return [given]
  return Array.isArray(given) ? given.filter((value): value is string => typeof value === 'string') : []
}
