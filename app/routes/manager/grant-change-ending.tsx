import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawChange } from '#app/commands/withdraw-change.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, isShownAgain } from '#app/server/failed-form.server.ts'
import { oneChange } from '#app/server/granting/change-page.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const grant = await officeGrant(actor, params.grantId)
  const { id } = await oneChange(grant, params.changeId, 'fund', currentLocale())
  const path = `/manager/grants/${grant.id}`
  const head = { path, name: grant.initiativeName, reference: grant.reference }
  return isShownAgain(context) ? head : redirect(`${path}/changes/${id}`)
}

/** Takes back what one's own side wanted to change. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await withdrawChange(
    actor,
    params.grantId ?? '',
    params.changeId ?? '',
    'fund',
    form.value,
    clock(request),
  )
  if (verdict.ok) return redirect(`/manager/grants/${params.grantId}/change`)
  formWasRefused(context)
  return refused(verdict, form, await forStaff(actor))
}

export default function GrantChangeEnding() {
  const head = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={head}>
      <h1>{m.terms_change_withdraw()}</h1>
      {answer?.refusal && <Refusal {...answer.refusal} />}
    </GrantFrame>
  )
}
