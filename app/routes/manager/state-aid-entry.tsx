import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recordAid } from '#app/commands/record-aid.server.ts'
import { EntryForm } from '#app/components/aid/entry-form.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { AidPost, undertakingChoices } from '#app/server/aid/forms.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.aid_record_title(), data?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await undertakingChoices(actor)), failed: hasWrongForm(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: AidPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await recordAid(actor, form.value, clock(request))
  return verdict.ok ? redirect('/manager/state-aid') : refused(verdict, form, await forStaff(actor))
}

/** Records aid that somebody else gave. */
export default function StateAidEntry() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <FundFrame back={{ href: '/manager/state-aid', label: m.aid_title() }}>
      <h1>{m.aid_record_title()}</h1>
      <Lead>{m.aid_record_lead()}</Lead>
      <EntryForm page={page} answer={answer} />
    </FundFrame>
  )
}
