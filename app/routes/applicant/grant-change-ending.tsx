import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawChange } from '#app/commands/withdraw-change.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, isShownAgain } from '#app/server/failed-form.server.ts'
import { oneChange } from '#app/server/granting/change-page.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { ownRunningGrant } from '#app/server/granting/own-running-grant.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const grant = await ownRunningGrant(actor, params.grantId, 'propose-change')
  const { id } = await oneChange(grant, params.changeId, 'grantee', currentLocale())
  const path = `/applicant/grants/${grant.id}`
  const head = { path, name: grant.initiativeName, reference: grant.reference }
  return isShownAgain(context) ? head : redirect(`${path}/changes/${id}`)
}

/** Takes back what one's own side wanted to change. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await withdrawChange(
    actor,
    params.grantId ?? '',
    params.changeId ?? '',
    'grantee',
    form.value,
    clock(request),
  )
  if (verdict.ok) return redirect(`/applicant/grants/${params.grantId}/change`)
  formWasRefused(context)
  return refused(verdict, form)
}

export default function GrantChangeEnding() {
  const head = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OwnGrantFrame head={head}>
      <h1>{m.terms_change_withdraw()}</h1>
      {answer?.refusal && <Refusal {...answer.refusal} />}
    </OwnGrantFrame>
  )
}
