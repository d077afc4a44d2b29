import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'

export type WentOnLine = { key: string; stage: string; day: string; reason: string }

/** Beside a result: that readers were missing, who went on all the same, and why. */
export function WentOn({ view }: { view: { byChair: boolean; lines: WentOnLine[] } | null }) {
  if (!view) return null
  return (
    <Notice tone="wait" title={view.byChair ? m.reviewer_fewer_went_on() : m.reviewer_fewer_by_itself()}>
      <ul className="db-list">
        {view.lines.map(({ key, stage, day, reason }) => (
          <li key={key}>{m.reviewer_fewer_on({ stage, day, reason })}</li>
        ))}
      </ul>
    </Notice>
  )
}
