import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { holdPayments } from '#app/commands/hold-payments.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { HoldForm } from '#app/components/granting/hold-form.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { HoldPost, holdPage } from '#app/server/granting/hold-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.course_hold_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params: { grantId }, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await holdPage(actor, { grantId }, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: HoldPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const of = { grant: params.grantId ?? '', tranche: null }
  const verdict = await holdPayments(actor, of, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}#course`)
  return refused(verdict, form, await forStaff(actor))
}

/** Holds all payments of a grant. */
export default function Hold() {
  return <HoldForm page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
