import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'
import { OfficeShell } from '../shell.tsx'

type GrantFrameProps = {
  head: { name: string; reference: string; path: string }
  /** The page that this one belongs to, when that is not the grant's own. */
  back?: { href: string; label: string }
  children: ReactNode
}

/** The frame of the office's pages about one grant: the way back to its file. */
export function GrantFrame({ head, back, children }: GrantFrameProps) {
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <Link href={back?.href ?? head.path} look="back">
          ‹ {back?.label ?? m.manager_grant_back({ name: head.name, reference: head.reference })}
        </Link>
        {children}
      </div>
    </OfficeShell>
  )
}
