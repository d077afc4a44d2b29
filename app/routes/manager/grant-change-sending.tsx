import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { sendChange } from '#app/commands/send-change.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { ChangeSending } from '#app/components/terms/change-sending.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { agreementTexts } from '#app/server/agreement-texts.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { SendChangePost } from '#app/server/granting/change-forms.server.ts'
import { changePage } from '#app/server/granting/change-page.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.terms_change_send_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const grant = await officeGrant(actor, params.grantId)
  return {
    head: { path: `/manager/grants/${grant.id}`, name: grant.initiativeName, reference: grant.reference },
    page: await changePage(grant, 'fund', clock(request), currentLocale()),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: SendChangePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await sendChange(
    actor,
    params.grantId ?? '',
    'fund',
    form.value,
    agreementTexts(),
    clock(request),
  )
  if (verdict.ok) return redirect(`/manager/grants/${params.grantId}/changes/${verdict.change}`)
  formWasRefused(context)
  return refused(verdict, form, await forStaff(actor))
}

/** The last look at a change before it is sent. */
export default function GrantChangeSending() {
  const { head, page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/change`, label: m.terms_change_back() }}>
      <h1>{m.terms_change_send_title()}</h1>
      <ChangeSending
        back={`${head.path}/change`}
        page={page}
        reply={answer?.form}
        refusal={answer?.refusal ?? null}
      />
    </GrantFrame>
  )
}
