import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Link } from '#app/components/link.tsx'
import { InitiativeShell } from '#app/components/shell.tsx'
import { can } from '#app/domain/access.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, isShownAgain } from '#app/server/failed-form.server.ts'
import { forSigner, ownAgreement } from '#app/server/granting/own-agreement.server.ts'
import { askSigningCode } from '#app/server/granting/signing.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }

/** Nothing stands here to be read: the agreement has the button. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const { grant } = await ownAgreement(actor, params.grantId)
  if (isShownAgain(context))
    return { name: grant.initiativeName, path: `/applicant/grants/${grant.id}/agreement` }
  return redirect(`/applicant/grants/${grant.id}/agreement#signing`)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const { grant, version } = await ownAgreement(actor, params.grantId)
  if (!can(actor, 'sign-for-initiative', { relation: grant.relation }).ok) throw notFound()
  const verdict = await askSigningCode(actor, 'grantee', grant, version, clock(request))
  if (verdict.ok) return redirect(`/applicant/grants/${grant.id}/signature`)
  formWasRefused(context)
  return refused(verdict, undefined, await forSigner(actor, version))
}

export default function SigningCode() {
  const { name, path } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <InitiativeShell current="/applicant">
      <div className="db-stack">
        <h1>{m.documents_agreement_signing_title({ name })}</h1>
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <Link href={path} look="alone">
          {m.documents_agreement_back()}
        </Link>
      </div>
    </InitiativeShell>
  )
}
