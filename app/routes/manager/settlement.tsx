import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { prepareSettlement } from '#app/commands/prepare-settlement.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { SettlementForm } from '#app/components/granting/settlement-form.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { SettlementPost, settlementPage } from '#app/server/granting/settlement-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.course_settle_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await settlementPage(actor, params.grantId, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: SettlementPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await prepareSettlement(actor, params.grantId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}/settlement/decision`)
  return refused(verdict, form, await forStaff(actor))
}

/** Prepares the final amount of a grant. */
export default function Settlement() {
  return <SettlementForm page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
