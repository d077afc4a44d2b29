import type { ReactNode } from 'react'
import { Link } from '../link.tsx'
import { OfficeShell } from '../shell.tsx'

/** The frame of the pages of the harvest behind its list: the way back. */
export function HarvestFrame({
  back,
  children,
}: {
  back?: { href: string; label: string }
  children: ReactNode
}) {
  return (
    <OfficeShell current="/manager/programme">
      {back && (
        <Link href={back.href} look="back">
          ‹ {back.label}
        </Link>
      )}
      {children}
    </OfficeShell>
  )
}
