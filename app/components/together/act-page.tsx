import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { Form } from '../form/form.tsx'
import { Link } from '../link.tsx'
import { ApplyingShell, type Strip } from '../proposal/applying-shell.tsx'

export type Answered =
  | {
      form: { error?: Record<string, string[] | null> | null } | null
      refusal: { what: string; whatNow: string } | null
    }
  | undefined

/** The same for a form in which something was typed. */
export type TypedAnswer =
  | (NonNullable<Answered> & { form: { initialValue?: Record<string, unknown> | null } | null })
  | undefined

type ActPageProps = {
  strip: Strip
  back: { href: string; label: string }
  title: string
  text: string
  button: string
  operation: string
  answer: Answered
}

/** One act that is asked once more before it is done: what happens, the button, and the way back. */
export function ActPage({ strip, back, title, text, button, operation, answer }: ActPageProps) {
  return (
    <ApplyingShell strip={strip} back={back}>
      <div className="db-stack db-column">
        <Unread answer={answer} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{title}</h1>
        <p>{text}</p>
        <Form operation={operation}>
          <Buttons>
            <Button look="danger">{button}</Button>
            <Link href={back.href} look="alone">
              {m.together_not_now()}
            </Link>
          </Buttons>
        </Form>
      </div>
    </ApplyingShell>
  )
}

/** A form with nothing to fill in that was not understood all the same. */
export function Unread({ answer }: { answer: Answered }): ReactNode {
  return <ErrorSummary problems={answer?.form?.error ? [{ text: m.together_form_wrong() }] : []} />
}
