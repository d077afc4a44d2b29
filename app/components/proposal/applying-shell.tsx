import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Link } from '../link.tsx'
import { InitiativeShell } from '../shell.tsx'
import { Saved, Tag } from '../state/state-tag.tsx'

/** `kept`: in an account, only in this browser, or sent. `daysLeft`: "26 dagen", or `today` on the last day. */
export type Strip = {
  title: string
  round: string
  kept: 'account' | 'here' | 'sent'
  daysLeft: string | null
  /** Where the scan lies, for the manager who types a paper form over. */
  scan: string | null
  /** It is written in a round to try: nothing is awarded. */
  trial: boolean
}

type ApplyingShellProps = { strip: Strip; back?: { href: string; label: string }; children: ReactNode }

/** The frame of every page of one proposal: which it is, whether it is kept, how long there still is, the way back. */
export function ApplyingShell({ strip, back, children }: ApplyingShellProps) {
  const where = (
    <>
      <strong>{strip.title || m.applicant_apply_untitled()}</strong> · {strip.round}
      {strip.scan && (
        <>
          {' '}
          · {m.applicant_apply_from_paper()} <Link href={strip.scan}>{m.applicant_apply_see_scan()}</Link>
        </>
      )}
    </>
  )
  const end = (
    <>
      {strip.kept === 'account' && <Saved>{m.applicant_apply_saved()}</Saved>}
      {strip.kept === 'here' && <Tag knot="half">{m.applicant_apply_saved_here()}</Tag>}
      {strip.kept === 'sent' && <Saved>{m.applicant_apply_sent()}</Saved>}
      {strip.daysLeft && <span>{daysLeft(strip.daysLeft)}</span>}
    </>
  )
  return (
    <InitiativeShell current="/applicant" strip={{ where, end }}>
      {back && (
        <Link href={back.href} look="back">
          ‹ {back.label}
        </Link>
      )}
      {strip.trial && (
        <Notice tone="calm" title={m.applicant_apply_trial()}>
          {m.applicant_apply_trial_text()}
        </Notice>
      )}
      {children}
    </InitiativeShell>
  )
}

function daysLeft(days: string): string {
  return days === 'today' ? m.applicant_apply_last_day() : m.applicant_apply_days_left({ days })
}
