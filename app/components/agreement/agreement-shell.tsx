import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { InitiativeShell } from '../shell.tsx'
import { Tag } from '../state/state-tag.tsx'

type AgreementShellProps = {
  head: { name: string; reference: string; version: number; yourTurn: boolean; signBy: string | null }
  children: ReactNode
}

/** The frame of the initiative's pages about one agreement: which it is, whose turn, and until when. */
export function AgreementShell({ head, children }: AgreementShellProps) {
  const where = (
    <>
      <strong>{head.name}</strong> ·{' '}
      {m.documents_agreement_strip({ reference: head.reference, version: String(head.version) })}
    </>
  )
  const end = (
    <>
      {head.yourTurn && (
        <Tag knot="dot" tone="turn">
          {m.documents_agreement_you_are_up()}
        </Tag>
      )}
      {head.signBy && <span>{m.documents_agreement_sign_by({ day: head.signBy })}</span>}
    </>
  )
  return (
    <InitiativeShell current="/applicant" strip={{ where, end }}>
      {children}
    </InitiativeShell>
  )
}
