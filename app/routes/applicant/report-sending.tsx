import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ReportShell } from '#app/components/report/report-shell.tsx'
import { SentReport } from '#app/components/report/sendings.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { clock } from '#app/server/clock.server.ts'
import { ownSending, reportStrip } from '#app/server/reports/overview.server.ts'
import { reporting } from '#app/server/reports/reporting.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.heading} – ${page.name}` : '' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const here = await reporting(actor, params)
  const language = currentLocale()
  return {
    ...(await ownSending(here, params.number, language)),
    strip: reportStrip(here, clock(request), language),
  }
}

/** One's own report as it was sent one time. */
export default function Sending() {
  const page = useLoaderData<typeof loader>()
  return (
    <ReportShell strip={page.strip}>
      <SentReport page={page} />
    </ReportShell>
  )
}
