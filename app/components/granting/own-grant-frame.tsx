import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'
import { InitiativeShell } from '../shell.tsx'

type OwnGrantFrameProps = { head: { name: string; reference: string; path: string }; children: ReactNode }

/** The frame of the pages about one's own grant: the way back to it. */
export function OwnGrantFrame({ head, children }: OwnGrantFrameProps) {
  return (
    <InitiativeShell
      current="/applicant"
      strip={{ where: <strong>{head.name}</strong>, end: head.reference }}
    >
      <div className="db-stack db-column">
        <Link href={head.path} look="back">
          ‹ {m.course_back({ name: head.name })}
        </Link>
        {children}
      </div>
    </InitiativeShell>
  )
}
