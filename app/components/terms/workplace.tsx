import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'

/** Terms at the left, the agreement that they make at the right, where it stays in sight while one scrolls. */
export function Workplace({ beside, children }: { beside: ReactNode; children: ReactNode }) {
  return (
    <div className="db-workplace">
      <div className="db-stack">{children}</div>
      <aside className="db-workplace__beside" aria-label={m.manager_grant_terms_side()}>
        {beside}
      </aside>
    </div>
  )
}
