import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { Link } from '../link.tsx'
import { problemsIn } from '../panel/typed.ts'
import { OfficeShell } from '../shell.tsx'

export type ComplaintHead = { id: string; kind: string; name: string }

type OfficeFrameProps = {
  head: ComplaintHead
  title: string
  text: string
  errors: Record<string, string | undefined>
  answer: { form: unknown; refusal: { what: string; whatNow: string } | null } | undefined
  children: ReactNode
}

/** One act on a complaint in the office: whose it is, what is wrong, what the act means, and its form. */
export function ComplaintActFrame({ head, title, text, errors, answer, children }: OfficeFrameProps) {
  return (
    <OfficeShell current="/manager">
      <div className="db-stack db-column">
        <Link href={`/manager/complaints/${head.id}`} look="back">
          ‹ {headWords(head)}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
      </div>
    </OfficeShell>
  )
}

/** "Klacht: Ineke van der Wal". */
export function headWords({ kind, name }: ComplaintHead): string {
  return `${kind}: ${name || m.complaint_words_gone()}`
}
