import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SentReport } from '#app/components/report/sendings.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { judgeSending } from '#app/server/reports/judge-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => [
  { title: page ? `${page.heading} – ${page.name}` : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return judgeSending(actor, params, currentLocale())
}

/** A report as it was sent one time, for the office. */
export default function Sending() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/grants">
      <SentReport page={page} />
    </OfficeShell>
  )
}
