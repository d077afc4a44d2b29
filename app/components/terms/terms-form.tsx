import { type SubmissionResult, useForm } from '@conform-to/react'
import { partOfField } from '#app/domain/grant/parts/part-of-problem.ts'
import type { TermsPart } from '#app/domain/grant/parts/parts.ts'
import type { TypedTerms } from '#app/domain/grant/parts/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary, problemsOf } from '../form/error-summary.tsx'
import { Form } from '../form/form.tsx'
import { PartFold } from './part-fold.tsx'
import type { TermsAbout } from './part-props.ts'
import { parts } from './parts.tsx'

type Reply = SubmissionResult<string[]> | null | undefined
type TermsFormProps = {
  /** The parts to set, in order; the heading of a part alone is only heard. */
  which: readonly TermsPart[]
  typed: Partial<TypedTerms>
  about: TermsAbout
  reply: Reply
  operation: string
  seen: string
  save: string
  /** Each part folded: what it says now, those that are not right yet, and the one to begin with. */
  folds?: { said: Record<TermsPart, string>; wrong: readonly TermsPart[]; open: TermsPart | null }
  /** To look at only. */
  readOnly?: boolean
}

/** Terms, or a part of them, in one form of plain HTML; it can be kept before it is right. */
export function TermsForm(props: TermsFormProps) {
  const { which, typed, about, reply, operation, seen, save, folds, readOnly } = props
  const [form, fields] = useForm<TypedTerms>({ id: 'terms', lastResult: reply, defaultValue: typed })
  const kept = typeof reply?.initialValue?.seen === 'string' ? reply.initialValue.seen : seen
  const here = Object.keys(typed)
  const shown = Object.fromEntries(
    here.map((name) => [name, fields[name as keyof TypedTerms]]),
  ) as unknown as typeof fields
  const touched = touchedIn(reply)
  return (
    <Form id={form.id} operation={operation} hidden={{ seen: kept }}>
      <ErrorSummary problems={problemsOf(form, here)} />
      {which.map((part) => {
        const { title, fields: Fields } = parts[part]
        const inside = (
          <>
            {part === 'payments' && <p>{m.manager_grant_tranches_intro({ amount: about.sums.amount })}</p>}
            <Fields form={form} fields={shown} about={about} />
          </>
        )
        return folds ? (
          <PartFold
            key={part}
            part={part}
            said={folds.said[part]}
            wrong={folds.wrong.includes(part)}
            open={touched.length > 0 ? touched.includes(part) : folds.open === part}
            mayKeep={!readOnly}
          >
            {inside}
          </PartFold>
        ) : (
          <section key={part} className="db-stack" aria-label={title()}>
            <h2 className={which.length > 1 ? undefined : 'db-vh'}>{title()}</h2>
            {inside}
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

/** The parts that somebody is at: where a row was added or taken away, or something has to be mended. */
function touchedIn(reply: Reply): TermsPart[] {
  const payload = reply?.intent?.payload
  const row = payload && 'name' in payload && typeof payload.name === 'string' ? [payload.name] : []
  return [...row, ...Object.keys(reply?.error ?? {})].flatMap((path) => partOfField(path) ?? [])
}
