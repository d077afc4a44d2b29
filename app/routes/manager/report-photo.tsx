import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takePhotoOffAsFund } from '#app/commands/take-photo-off.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { PhotoOff } from '#app/components/report/photo-off.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { FundPhotoPost, fundPhotoPage } from '#app/server/reports/photo-page.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => [
  {
    title: page
      ? titleWithError(`${m.reporting_photo_off_title()} – ${page.name}`, page.failed)
      : titleOfError(error),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await fundPhotoPage(actor, params)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: FundPhotoPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const of = { report: params.reportId ?? '', file: params.fileId ?? '' }
  const verdict = await takePhotoOffAsFund(actor, of, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/reports/${verdict.report}#photos`)
  return refused(verdict, form, await forStaff(actor))
}

/** Takes a photo of a report from public, for the fund. */
export default function ReportPhoto() {
  return (
    <OfficeShell current="/manager/grants">
      <PhotoOff page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} fund />
    </OfficeShell>
  )
}
