import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'

export type StageWaitsView = {
  scoring: boolean
  missing: number
  rows: { key: string; title: string; has: number; needs: number }[]
  /** What is missing at proposals that are closed to who looks. */
  closed: number
  undeclared: { key: string; name: string; proposals: string }[]
}

/** What a stage waits for: per proposal how many readers there are, and who did not say yet whom they know. */
export function StageWaits({ view }: { view: StageWaitsView }) {
  const missing = String(view.missing)
  return (
    <>
      {view.missing > 0 && (
        <Notice
          tone="wait"
          title={
            view.scoring
              ? m.reviewer_chair_waits_scores({ missing })
              : m.reviewer_chair_waits_readers({ missing })
          }
        >
          <p>{view.scoring ? m.reviewer_waits_scores_text() : m.reviewer_waits_readers_text()}</p>
          <ul className="db-list">
            {view.rows.map(({ key, title, has, needs }) => (
              <li key={key}>{m.reviewer_waits_of({ title, has: String(has), needs: String(needs) })}</li>
            ))}
            {view.closed > 0 && <li>{m.reviewer_waits_closed({ missing: String(view.closed) })}</li>}
          </ul>
        </Notice>
      )}
      {view.missing > 0 && view.undeclared.length > 0 && (
        <Notice tone="wait" title={m.reviewer_waits_undeclared()}>
          <ul className="db-list">
            {view.undeclared.map(({ key, name, proposals }) => (
              <li key={key}>{m.reviewer_waits_undeclared_of({ name, proposals })}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
