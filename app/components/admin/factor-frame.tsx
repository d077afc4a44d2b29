import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'
import { AdminShell, OfficeShell } from '../shell.tsx'
import { useRootData } from '../shell-data.ts'

/** Pages about second locks, for an administrator in the administration and for an approver in the office. */
export function FactorFrame({ whole = false, children }: { whole?: boolean; children: ReactNode }) {
  const { viewer } = useRootData()
  const Shell = viewer?.roles.includes('administrator') ? AdminShell : OfficeShell
  return (
    <Shell current="/admin">
      {!whole && (
        <Link href="/manager/second-factors" look="back">
          ‹ {m.setup_factor_title()}
        </Link>
      )}
      <div className={whole ? 'db-stack' : 'db-stack db-column'}>{children}</div>
    </Shell>
  )
}
