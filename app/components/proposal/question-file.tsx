import { createContext, useContext } from 'react'
import type { ConformField, FieldWords } from '../form/field-source.ts'
import { FileField, type KeptFileView } from '../form/file-field.tsx'
import type { RowButtons } from '../form/rows-editor.tsx'
import type { FieldView } from './question-view.ts'

type Files = {
  /** What was kept with the proposal, by id. */
  kept: Record<string, KeptFileView | undefined>
  /** What a button sends that empties a field. */
  empty(name: string): RowButtons['add']
}

const FilesOfPage = createContext<Files>({ kept: {}, empty: () => ({}) })

/** The files that the fields of kind `file` below may name. */
export const QuestionFiles = FilesOfPage.Provider

type QuestionFileProps = FieldWords & { field: ConformField; choice: NonNullable<FieldView['file']> }

/** A file as the answer to a question, or in a row of one. */
export function QuestionFile({ field, choice, ...words }: QuestionFileProps) {
  const { kept, empty } = useContext(FilesOfPage)
  const id = typeof field.initialValue === 'string' ? field.initialValue : ''
  return <FileField {...words} {...choice} field={field} kept={kept[id]} remove={empty(field.name)} />
}
