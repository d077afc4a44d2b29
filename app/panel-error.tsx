import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { ClosedPage, closedWordsIn } from './components/panel/closed-page.tsx'
import { OfficeShell, PanelShell } from './components/shell.tsx'
import { ErrorPage, errorTitle } from './error-page.tsx'

/** For the pages of one proposal of the panel: a proposal that is closed to who looks says so. */
export function PanelErrorBoundary() {
  const error = useRouteError()
  const words = closedWordsIn(error)
  if (!words) return <ErrorPage status={statusOf(error)} />
  return (
    <PanelShell current="/reviewer">
      <ClosedPage words={words} home="/reviewer" />
    </PanelShell>
  )
}

/** The same for the staff, who declare as well. */
export function OfficeErrorBoundary() {
  const error = useRouteError()
  const words = closedWordsIn(error)
  if (!words) return <ErrorPage status={statusOf(error)} />
  return (
    <OfficeShell current="/manager/proposals">
      <ClosedPage words={words} home="/manager/proposals" />
    </OfficeShell>
  )
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500
}

/** The title of a page that could not be shown. */
export function titleOfError(error: unknown): string {
  return closedWordsIn(error)?.title ?? errorTitle(statusOf(error))
}
