import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { FieldFrame } from '../form/field-frame.tsx'
import { fieldOf } from '../form/field-source.ts'
import { Form } from '../form/form.tsx'

const problems = {
  empty: m.past_file_empty,
  tooLarge: m.past_file_large,
  unknown: m.together_form_wrong,
}

type PastFileFormProps = { operation: string; problem: keyof typeof problems | null }

/** Chooses the file with the past. */
export function PastFileForm({ operation, problem }: PastFileFormProps) {
  const error = problem ? problems[problem]() : undefined
  const words = { label: m.past_file(), hint: m.past_file_hint(), error }
  const field = fieldOf({ name: 'file', ...words })
  return (
    <>
      <ErrorSummary problems={error ? [{ id: field.id, text: error }] : []} />
      <Form operation={operation} encType="multipart/form-data">
        <FieldFrame {...words} field={field}>
          <input {...field.control} type="file" accept=".xlsx,.csv,.txt,.tsv" className="db-file__choose" />
        </FieldFrame>
        <Buttons>
          <Button>{m.past_file_go()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
