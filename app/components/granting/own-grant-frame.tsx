import type { ReactNode } from 'react'
import { Link } from '../link.tsx'
import { InitiativeShell } from '../shell.tsx'

type OwnGrantFrameProps = {
  head: { name: string; reference: string; path: string }
  /** The page that this one belongs to, when that is not the grant's own. */
  back?: { href: string; label: string }
  children: ReactNode
}

/** The frame of the initiative's pages about one grant: which it is, and the way back to it. */
export function OwnGrantFrame({ head, back, children }: OwnGrantFrameProps) {
  return (
    <InitiativeShell
      current="/applicant"
      strip={{ where: <strong>{head.name}</strong>, end: head.reference }}
    >
      <div className="db-stack">
        <Link href={back?.href ?? head.path} look="back">
          ‹ {back?.label ?? head.name}
        </Link>
        {children}
      </div>
    </InitiativeShell>
  )
}
