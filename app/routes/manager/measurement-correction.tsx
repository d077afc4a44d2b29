import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { correctMeasurement } from '#app/commands/correct-measurement.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { CorrectionForm } from '#app/components/report/correction-form.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { CorrectionPost, correctionPage } from '#app/server/reports/correction-page.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => [
  {
    title: page
      ? titleWithError(`${m.reporting_correction_title()} – ${page.head.name}`, page.failed)
      : titleOfError(error),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const page = await correctionPage(actor, params.measurementId, currentLocale())
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: CorrectionPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await correctMeasurement(actor, params.measurementId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/reports/${verdict.report}#figures`)
  return refused(verdict, form, await forStaff(actor))
}

/** Puts a figure of an accepted report right. */
export default function MeasurementCorrection() {
  return <CorrectionForm page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
