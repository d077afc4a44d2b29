import type { FieldKind } from '#app/domain/proposal/field.ts'
import type { Choice } from '../form/choices.tsx'

export type FieldOption = Choice & { label: string; hint?: string }

/** One field of a question page in the language of the reader. */
export type FieldView = {
  name: string
  kind: FieldKind
  label: string
  hint?: string
  optional: boolean
  options?: FieldOption[]
  /** Soft limit of a longer text. */
  words?: number
  /** For which answers on the page it is asked, and that in words. */
  onlyIf?: { field: string; is?: readonly string[]; isNot?: readonly string[]; empty?: true; text?: string }
  /** What a row is called, and the button that adds one. */
  rowName?: string
  addLabel?: string
  /** What may be chosen, where the answer is a file. */
  file?: { accept: string; most: { bytes: number; sent: number; tooLarge: string } }
  /** Takes the whole width of its row. */
  wide?: boolean
  /** The fields of each row, when this one repeats. */
  row?: FieldView[]
}

/** A question page: its title, what helps, and its fields. */
export type QuestionView = {
  /** "Verandering · vraag 3 van 4". */
  over: string
  title: string
  hint?: string
  why?: string
  example?: string
  /** The page is one list that may stay empty. */
  optional: boolean
  /** The title is the label of the first field. */
  titled: boolean
  fields: FieldView[]
}

/** What stands in the fields of a page, as it would be typed. */
export type TypedRow = Record<string, string>
export type TypedValues = Record<string, string | string[] | TypedRow[]>
