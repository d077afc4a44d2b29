import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { skipReport } from '#app/commands/skip-report.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { UnsentReport } from '#app/components/report/unsent-report.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { SkipPost, unsentPage } from '#app/server/reports/unsent-page.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => [
  { title: page ? titleWithError(`${page.title} – ${page.head.name}`, page.failed) : titleOfError(error) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const page = await unsentPage(actor, params, clock(request), currentLocale())
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: SkipPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { grantId = '', momentId = '' } = params
  const verdict = await skipReport(actor, grantId, momentId, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${grantId}/reports/${encodeURIComponent(momentId)}`)
  return refused(verdict, form, await forStaff(actor))
}

/** A report that nobody sent: the fund waits for it, or does without it. */
export default function Unsent() {
  return <UnsentReport page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
