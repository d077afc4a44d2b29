import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { stopBulk } from '#app/commands/plan-bulk.server.ts'
import { BulkView } from '#app/components/office/bulk-view.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong } from '#app/server/failed-form.server.ts'
import { bulkPage } from '#app/server/office/bulk-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover, requireOffice } from '#app/server/require.server.ts'
import { ButtonPost } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return bulkPage(actor, params.bulkId, clock(request))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await stopBulk(actor, params.bulkId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/bulk/${params.bulkId}`)
    : refused(verdict, form, await forStaff(actor))
}

/** Stops what was chosen for many, before it happens. */
export default function BulkStop() {
  return <BulkView page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
