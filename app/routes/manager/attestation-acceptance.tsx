import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { acceptAttestation } from '#app/commands/judge-attestation.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { JudgedAttestation } from '#app/components/granting/judged-attestation.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { attestationPage } from '#app/server/granting/outcome-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${data.attestation.title} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await attestationPage(actor, params, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const of = { grant: params.grantId ?? '', attestation: params.attestationId ?? '' }
  const verdict = await acceptAttestation(actor, of, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}/results`)
  return refused(verdict, form, await forStaff(actor))
}

/** Lets what was attested count. */
export default function AttestationAcceptance() {
  return <JudgedAttestation page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
