import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AcceptForm, ReturnForm } from '#app/components/report/judge-forms.tsx'
import { JudgedReport } from '#app/components/report/judged-report.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { judgePage } from '#app/server/reports/judge-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => [
  { title: page ? `${page.title} – ${page.name}` : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return judgePage(actor, params.reportId, currentLocale())
}

/** A report beside its terms, for who judges it. */
export default function Report() {
  const page = useLoaderData<typeof loader>()
  return (
    <JudgedReport page={page}>
      {page.judges && (
        <>
          <AcceptForm {...page} operation={page.operations.accept} />
          <ReturnForm path={page.path} operation={page.operations.return} />
        </>
      )}
    </JudgedReport>
  )
}
