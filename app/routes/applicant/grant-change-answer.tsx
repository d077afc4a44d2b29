import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerChange } from '#app/commands/answer-change.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { ChangeAnswer } from '#app/components/terms/change-answer.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { agreementTexts } from '#app/server/agreement-texts.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm, isShownAgain } from '#app/server/failed-form.server.ts'
import { AnswerChangePost } from '#app/server/granting/change-forms.server.ts'
import { oneChange } from '#app/server/granting/change-page.server.ts'
import { ownRunningGrant } from '#app/server/granting/own-running-grant.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.terms_change_verdict()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const grant = await ownRunningGrant(actor, params.grantId, 'propose-change')
  const path = `/applicant/grants/${grant.id}`
  const change = await oneChange(grant, params.changeId, 'grantee', currentLocale())
  if (!change.yourTurn && !isShownAgain(context)) throw redirect(`${path}/changes/${change.id}`)
  return {
    head: { path, name: grant.initiativeName, reference: grant.reference },
    change,
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = parseWithZod(await request.formData(), { schema: AnswerChangePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { verdict: said, ...typed } = form.value
  const verdict = await answerChange(
    actor,
    params.grantId ?? '',
    params.changeId ?? '',
    'grantee',
    { ...typed, yes: said === 'yes' },
    agreementTexts(),
    clock(request),
  )
  if (verdict.ok) return redirect(`/applicant/grants/${params.grantId}/changes/${verdict.change}`)
  formWasRefused(context)
  return refused(verdict, form)
}

/** Yes or no to a change of the other side. */
export default function GrantChangeAnswer() {
  const { head, change } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OwnGrantFrame head={head}>
      <h1>{m.terms_change_verdict()}</h1>
      <ChangeAnswer change={change} reply={answer?.form} refusal={answer?.refusal ?? null} />
    </OwnGrantFrame>
  )
}
