import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { confirmFactorReset } from '#app/commands/end-factor-reset.server.ts'
import { FactorRequest } from '#app/components/admin/factor-request.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { resetPage } from '#app/server/admin/factor-page.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'
import { ButtonPost } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.setup_factor_title() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'reset-factor')
  return resetPage(actor, params.resetId, dayOf(clock(request)))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'reset-factor')
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await confirmFactorReset(actor, params.resetId ?? '', form.value, clock(request))
  return verdict.ok ? redirect('/manager/second-factors') : refused(verdict, form, await forStaff(actor))
}

/** The second person agrees to a new second lock. */
export default function SecondFactorConfirmation() {
  return <FactorRequest page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
