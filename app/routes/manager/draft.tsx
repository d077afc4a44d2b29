import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { draftTerms } from '#app/commands/draft-terms.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { agreementTexts } from '#app/server/agreement-texts.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, isShownAgain } from '#app/server/failed-form.server.ts'
import { grantHead, officeGrant } from '#app/server/granting/office-grant.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const head = grantHead(await officeGrant(actor, params.grantId))
  return isShownAgain(context) ? head : redirect(head.path)
}

/** Writes the terms of an award down for the first time, or again after an offer that ended unsigned. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await draftTerms(actor, params.grantId ?? '', form.value, agreementTexts(), clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${params.grantId}/terms`)
  formWasRefused(context)
  return refused(verdict, form, await forStaff(actor))
}

export default function Draft() {
  const head = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={head}>
      <h1>{m.manager_grant_draft()}</h1>
      {answer?.refusal && <Refusal {...answer.refusal} />}
    </GrantFrame>
  )
}
