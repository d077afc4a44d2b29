import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { returnFundDecision } from '#app/commands/return-fund-decision.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { ReasonForm } from '#app/components/fund/reason-form.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { decisionPage, ReturnPost } from '#app/server/fund/decisions-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.fund_decision_give_back()} – ${data.what}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'return-fund-decision')
  const page = await decisionPage(actor, params.decisionId, clock(request))
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'return-fund-decision')
  const form = parseWithZod(await request.formData(), { schema: ReturnPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await returnFundDecision(actor, params.decisionId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/fund/decisions/${verdict.decision}`)
  return refused(verdict, form, await forStaff(actor))
}

/** Ends a prepared decision with a reason. */
export default function FundDecisionReturn() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = page.own ? m.fund_decision_take_back() : m.fund_decision_give_back()
  return (
    <FundFrame back={{ href: page.path, label: page.what }}>
      <h1>{words}</h1>
      <ReasonForm label={m.fund_decision_why()} button={words} operation={page.operation} answer={answer} />
    </FundFrame>
  )
}
