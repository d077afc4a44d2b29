import { type SubmissionResult, useForm } from '@conform-to/react'
import type { TermsPart } from '#app/domain/grant/parts/parts.ts'
import type { TypedTerms } from '#app/domain/grant/parts/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary, problemsOf } from '../form/error-summary.tsx'
import { Form } from '../form/form.tsx'
import type { TermsAbout } from './part-props.ts'
import { parts } from './parts.tsx'

type TermsFormProps = {
  /** The parts to set, in order; the heading of a part alone is only heard. */
  which: readonly TermsPart[]
  typed: Partial<TypedTerms>
  about: TermsAbout
  reply: SubmissionResult<string[]> | null | undefined
  operation: string
  seen: string
  save: string
  /** To look at only. */
  readOnly?: boolean
}

/** Terms, or a part of them, in one form of plain HTML; it can be kept before it is right. */
export function TermsForm({ which, typed, about, reply, operation, seen, save, readOnly }: TermsFormProps) {
  const [form, fields] = useForm<TypedTerms>({ id: 'terms', lastResult: reply, defaultValue: typed })
  const kept = typeof reply?.initialValue?.seen === 'string' ? reply.initialValue.seen : seen
  const here = Object.keys(typed)
  const shown = Object.fromEntries(
    here.map((name) => [name, fields[name as keyof TypedTerms]]),
  ) as unknown as typeof fields
  return (
    <Form id={form.id} operation={operation} hidden={{ seen: kept }}>
      <ErrorSummary problems={problemsOf(form, here)} />
      {which.map((part) => {
        const { title, fields: Fields } = parts[part]
        return (
          <section key={part} id={`part-${part}`} className="db-stack" aria-label={title()}>
            <h2 className={which.length > 1 ? undefined : 'db-vh'}>{title()}</h2>
            {part === 'payments' && <p>{m.manager_grant_tranches_intro({ amount: about.sums.amount })}</p>}
            <Fields form={form} fields={shown} about={about} />
          </section>
        )
      })}
      {!readOnly && (
        <Buttons>
          <Button>{save}</Button>
        </Buttons>
      )}
    </Form>
  )
}
