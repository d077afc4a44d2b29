import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { acceptEvidence } from '#app/commands/judge-evidence.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { JudgedMilestone } from '#app/components/granting/judged-milestone.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { officeMilestonePage } from '#app/server/granting/milestone-page.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${data.title} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await officeMilestonePage(actor, params)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const of = { grant: params.grantId ?? '', milestone: params.milestoneId ?? '' }
  const verdict = await acceptEvidence(actor, of, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}#milestones`)
  return refused(verdict, form, await forStaff(actor))
}

/** Accepts what was handed in for a milestone. */
export default function MilestoneAcceptance() {
  return <JudgedMilestone page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
