import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { ButtonLink } from '../form/button.tsx'
import { PanelShell } from '../shell.tsx'
import { Saved } from '../state/state-tag.tsx'

/** What the bar under the header of a panel page says. */
export type PanelStrip = {
  batch: string
  /** Left to read, and about how many minutes that takes. */
  left: number
  minutes: number
  /** "20.47", when something was saved on this page. */
  savedAt: string | null
}

/** The frame of every page of one proposal: what is left to read, what is saved, and a way to stop. */
export function PanelFrame({ strip, children }: { strip: PanelStrip; children: ReactNode }) {
  const where = (
    <>
      <strong>{strip.batch || m.reviewer_panel()}</strong> · {leftToRead(strip)}
    </>
  )
  const end = (
    <>
      {strip.savedAt && <Saved>{m.reviewer_saved_at({ time: strip.savedAt })}</Saved>}
      <ButtonLink look="second" small href="/reviewer">
        {m.reviewer_stop_now()}
      </ButtonLink>
    </>
  )
  return (
    <PanelShell current="/reviewer" strip={{ where, end }}>
      {children}
    </PanelShell>
  )
}

/** "nog te lezen: 6, ongeveer 50 minuten". */
function leftToRead({ left, minutes }: Pick<PanelStrip, 'left' | 'minutes'>): string {
  if (left === 0) return m.reviewer_nothing_left()
  const counted = { left: String(left), minutes: String(minutes) }
  return minutes === 1 ? m.reviewer_left_one_minute(counted) : m.reviewer_left(counted)
}
