import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { ErrorSummary, type FormProblem } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Link } from '../link.tsx'
import { OfficeShell } from '../shell.tsx'

/** What the action of an edit page answered. */
export type EditAnswer =
  | {
      form: {
        error?: Record<string, string[] | null> | null
        initialValue?: Record<string, unknown> | null
      } | null
      refusal: { what: string; whatNow: string } | null
    }
  | undefined

type FrameProps = {
  title: string
  back?: { href: string; label: string }
  answer: EditAnswer
  fields: readonly string[]
  /** The sentences at the fields, where they are not those of the programme. */
  errors?: Record<string, string | undefined>
  children: ReactNode
}

/** The frame of a page that changes the programme: the way back, what is the matter, the form. */
export function EditFrame({ title, back, answer, fields, errors, children }: FrameProps) {
  const to = back ?? { href: '/manager/programme', label: m.shell_nav_programme() }
  return (
    <OfficeShell current="/manager/programme">
      <div className="db-stack db-column">
        <Link href={to.href} look="back">
          ‹ {to.label}
        </Link>
        <ErrorSummary problems={problems(answer, fields, errors)} />
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        <h1>{title}</h1>
        {children}
      </div>
    </OfficeShell>
  )
}

/** The sentence at a field. */
export function errorAt(answer: EditAnswer, field: string): string | undefined {
  return firstError(answer?.form, field, {
    empty: m.results_programme_error_empty(),
    wrong: m.results_programme_error_wrong(),
    tooLong: m.results_report_error_too_long(),
    tooLarge: m.results_report_error_too_long(),
  })
}

/** What was typed in a field, else what is saved. */
export function typedIn(answer: EditAnswer, field: string, saved: string): string {
  const typed = answer?.form?.initialValue?.[field]
  if (typeof typed === 'string') return typed
  return answer?.form?.initialValue ? '' : saved
}

/** The same for a field of which more can be chosen. */
export function chosenIn(answer: EditAnswer, field: string): string[] {
  return [answer?.form?.initialValue?.[field] ?? []]
    .flat()
    .filter((one): one is string => typeof one === 'string')
}

function problems(
  answer: EditAnswer,
  fields: readonly string[],
  errors?: Record<string, string | undefined>,
): FormProblem[] {
  if (!answer?.form?.error) return []
  const known = fields.flatMap((id) => {
    const text = errors ? errors[id] : errorAt(answer, id)
    return text ? [{ id, text }] : []
  })
  return known.length > 0 ? known : [{ text: m.results_report_error_unknown() }]
}
