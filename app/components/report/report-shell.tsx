import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { InitiativeShell } from '../shell.tsx'
import { Saved, Tag } from '../state/state-tag.tsx'

export type ReportStrip = {
  initiative: string
  title: string
  saved: string | null
  due: string | null
  late: boolean
  path: string
}

/** The frame of every page of one report: which it is, whether it is kept, until when. */
export function ReportShell({ strip, children }: { strip: ReportStrip; children: ReactNode }) {
  const where = (
    <>
      <strong>{strip.initiative}</strong> · {strip.title}
    </>
  )
  const end = (
    <>
      {strip.saved && <Saved>{strip.saved}</Saved>}
      {strip.due &&
        (strip.late ? <Tag knot="clock">{m.results_report_late()}</Tag> : <span>{strip.due}</span>)}
    </>
  )
  return (
    <InitiativeShell current="/applicant" strip={{ where, end }}>
      {children}
    </InitiativeShell>
  )
}
