import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '#app/components/block/refusal.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, isShownAgain } from '#app/server/failed-form.server.ts'
import { grantHead, officeGrant } from '#app/server/granting/office-grant.server.ts'
import { askSigningCode } from '#app/server/granting/signing.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'

export const handle = { script: false }

/** Nothing stands here to be read: the page to sign has the button. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireApprover(request)
  const head = grantHead(await officeGrant(actor, params.grantId))
  return isShownAgain(context) ? head : redirect(`${head.path}/signature`)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const grant = await officeGrant(actor, params.grantId)
  const version = await newestVersion(db(), grant.id)
  if (!version) throw notFound()
  const verdict = await askSigningCode(actor, 'fund', grant, version, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${grant.id}/signature`)
  formWasRefused(context)
  return refused(verdict, undefined, await forStaff(actor))
}

export default function GrantSigningCode() {
  const head = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={head}>
      <h1>{m.documents_agreement_signing_title({ name: head.name })}</h1>
      {answer?.refusal && <Refusal {...answer.refusal} />}
    </GrantFrame>
  )
}
