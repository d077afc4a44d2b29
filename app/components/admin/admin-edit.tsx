import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Link } from '../link.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import { AdminShell, OfficeShell } from '../shell.tsx'

/** What the action of a page of the administrator answered. */
export type AdminAnswer =
  | {
      form: {
        error?: Record<string, string[] | null> | null
        initialValue?: Record<string, unknown> | null
      } | null
      refusal: { what: string; whatNow: string; fields?: readonly string[] } | null
    }
  | undefined

type AdminEditProps = {
  /** The administrator's pages, unless it is one of the office. */
  place?: 'admin' | 'rounds'
  title: string
  back: { href: string; label: string }
  answer: AdminAnswer
  fields: readonly string[]
  children: ReactNode
}

/** The frame of a page on which the fund is set up: the way back, what is the matter, the form. */
export function AdminEdit({ place = 'admin', title, back, answer, fields, children }: AdminEditProps) {
  const Shell = place === 'admin' ? AdminShell : OfficeShell
  const errors = Object.fromEntries(fields.map((name) => [name, errorIn(answer, name)]))
  return (
    <Shell current={place === 'admin' ? '/admin' : '/manager/proposals'}>
      <div className="db-stack db-column">
        <Link href={back.href} look="back">
          ‹ {back.label}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && !isAtFields(answer) && (
          <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />
        )}
        <h1>{title}</h1>
        {children}
      </div>
    </Shell>
  )
}

/** A refusal that names fields stands at each of them, and not as a word about the whole page. */
function isAtFields(answer: AdminAnswer): boolean {
  return (answer?.refusal?.fields ?? []).length > 0
}

/** The sentence at a field: what is not right about it, or the rule that said no to it. */
export function errorIn(answer: AdminAnswer, name: string): string | undefined {
  const refusal = answer?.refusal
  if (refusal?.fields?.includes(name)) return `${refusal.what} ${refusal.whatNow}`
  return firstError(answer?.form, name, {
    empty: m.setup_error_empty(),
    wrong: m.setup_error_wrong(),
    tooLong: m.setup_error_long(),
    tooLarge: m.setup_error_long(),
    email: m.setup_error_email(),
    kvk: m.setup_error_kvk(),
    phone: m.setup_error_phone(),
    money: m.setup_error_money(),
    day: m.setup_error_day(),
    photo: m.setup_error_photo(),
  })
}

/** What a text field of such a page needs: its name, what was typed or saved, its error. */
export function fieldsOf<Name extends string>(answer: AdminAnswer, saved: Record<Name, string>) {
  return (name: Name) => ({
    name,
    defaultValue: typedText(answer?.form, name, saved[name]),
    error: errorIn(answer, name),
  })
}
