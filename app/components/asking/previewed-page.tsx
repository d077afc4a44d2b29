import { type FormMetadata, useForm } from '@conform-to/react'
import { Form } from '../form/form.tsx'
import { QuestionFields } from '../proposal/question-fields.tsx'
import type { QuestionView, TypedValues } from '../proposal/question-view.ts'

type PreviewedPageProps = { name: string; view: QuestionView; values: TypedValues; condition: string | null }

/** A page of the form as it will be filled in, to look at: it has no button, so nothing is sent. */
export function PreviewedPage({ name, view, values, condition }: PreviewedPageProps) {
  const [form, fields] = useForm<TypedValues>({ defaultValue: values })
  return (
    <section className="db-stack" aria-labelledby={`page-${name}`}>
      <h2 id={`page-${name}`}>{view.title}</h2>
      {view.hint && <p className="db-hint">{view.hint}</p>}
      {condition && <p className="db-soft">{condition}</p>}
      <Form id={form.id} method="get" label={view.title}>
        <QuestionFields
          view={view}
          form={form as unknown as FormMetadata<TypedValues>}
          fields={fields}
          newRow=""
          bare
        />
      </Form>
    </section>
  )
}
