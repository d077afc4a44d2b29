import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'
import { OfficeShell } from '../shell.tsx'

/** The frame of the pages behind the fund's own: the way back to it, or to the list that a page belongs to. */
export function FundFrame({
  back,
  children,
}: {
  back?: { href: string; label: string }
  children: ReactNode
}) {
  return (
    <OfficeShell current="/manager/fund">
      <div className="db-stack">
        <Link href={back?.href ?? '/manager/fund'} look="back">
          ‹ {back?.label ?? m.manager_fund_title()}
        </Link>
        {children}
      </div>
    </OfficeShell>
  )
}
