import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { growChange } from '#app/commands/grow-change.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { parts } from '#app/components/terms/parts.tsx'
import { TermsForm } from '#app/components/terms/terms-form.tsx'
import { partFormSchemas } from '#app/domain/grant/terms-form.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { readForm } from '#app/server/form-reading.server.ts'
import { changePart, partNamed } from '#app/server/granting/change-part.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { termsErrorsInWords } from '#app/server/granting/terms-errors.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: page
      ? titleWithError(`${parts[page.part].title()} – ${page.head.name}`, page.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const grant = await officeGrant(actor, params.grantId)
  return {
    head: { path: `/manager/grants/${grant.id}`, name: grant.initiativeName, reference: grant.reference },
    ...(await changePart(grant, 'fund', params.part, currentLocale())),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = readForm(await request.formData(), partFormSchemas[partNamed(params.part)])
  if (form.status !== 'success') {
    if (form.status === 'error') formWasWrong(context)
    const reply = termsErrorsInWords(form.reply())
    return data({ form: reply, refusal: null }, { status: form.status === 'error' ? 400 : 200 })
  }
  const verdict = await growChange(actor, params.grantId ?? '', 'fund', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${params.grantId}/change`)
  formWasRefused(context)
  return refused(verdict, form, await forStaff(actor))
}

/** One part of an agreement, to say how it should be. */
export default function GrantChangePart() {
  const { head, part, typed, about, seen, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/change`, label: m.terms_change_back() }}>
      <h1>{parts[part].title()}</h1>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <TermsForm
        which={[part]}
        {...{ typed, about, seen, operation }}
        reply={answer?.form}
        save={m.terms_change_save()}
      />
    </GrantFrame>
  )
}
