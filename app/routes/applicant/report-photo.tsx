import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeOwnPhotoOff } from '#app/commands/take-photo-off.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { PhotoOff } from '#app/components/report/photo-off.tsx'
import { ReportShell } from '#app/components/report/report-shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { reportPath, reportStrip } from '#app/server/reports/overview.server.ts'
import { OwnPhotoPost, ownPhotoPage } from '#app/server/reports/photo-page.server.ts'
import { reporting } from '#app/server/reports/reporting.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? titleWithError(`${m.reporting_photo_off_title()} – ${page.name}`, page.failed) : '' },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const here = await reporting(actor, params)
  return {
    ...(await ownPhotoPage(here, params.fileId)),
    strip: reportStrip(here, clock(request), currentLocale()),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const { grant, moment, mayWrite } = await reporting(actor, params)
  if (!mayWrite) throw notFound()
  const form = parseWithZod(await request.formData(), { schema: OwnPhotoPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const of = { grant: grant.id, moment: moment.id, file: params.fileId ?? '' }
  const verdict = await takeOwnPhotoOff(actor, of, form.value, clock(request))
  return verdict.ok ? redirect(`${reportPath(grant.id, moment.id)}#photos`) : refused(verdict, form)
}

/** Takes a photo of one's own report from public. */
export default function ReportPhoto() {
  const page = useLoaderData<typeof loader>()
  return (
    <ReportShell strip={page.strip}>
      <PhotoOff page={page} answer={useActionData<typeof action>()} fund={false} />
    </ReportShell>
  )
}
