import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { FieldFrame } from '../form/field-frame.tsx'
import { fieldOf } from '../form/field-source.ts'
import { Form } from '../form/form.tsx'

const problems = {
  empty: m.payments_import_empty,
  tooLarge: m.payments_import_large,
  unknown: m.together_form_wrong,
}

type StatementFormProps = { operation: string; problem: keyof typeof problems | null }

/** Chooses the file of the bank. */
export function StatementForm({ operation, problem }: StatementFormProps) {
  const error = problem ? problems[problem]() : undefined
  const words = { label: m.payments_import_file(), hint: m.payments_import_hint(), error }
  const field = fieldOf({ name: 'statement', ...words })
  return (
    <>
      <ErrorSummary problems={error ? [{ id: field.id, text: error }] : []} />
      <Form operation={operation} encType="multipart/form-data">
        <FieldFrame {...words} field={field}>
          <input {...field.control} type="file" accept=".xml,.zip" className="db-file__choose" />
        </FieldFrame>
        <Buttons>
          <Button>{m.payments_import_button()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
