import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawContribution } from '#app/commands/withdraw-contribution.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { ReasonForm } from '#app/components/fund/reason-form.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { contributionPage, WithdrawalPost } from '#app/server/fund/contributions-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.fund_in_withdraw()} – ${data.donor}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const page = await contributionPage(actor, params.contributionId, clock(request))
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: WithdrawalPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await withdrawContribution(actor, params.contributionId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/contributions/${verdict.contribution}`)
  return refused(verdict, form, await forStaff(actor))
}

/** Says that what is left of a promise will not come, and why. */
export default function ContributionWithdrawal() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <FundFrame back={{ href: page.path, label: m.fund_in_one({ donor: page.donor }) }}>
      <h1>{m.fund_in_withdraw()}</h1>
      <p>{page.due ? m.fund_in_withdraw_text({ due: page.due }) : m.fund_in_withdraw_none()}</p>
      {page.due && (
        <ReasonForm
          label={m.fund_in_withdraw_why()}
          button={m.fund_in_withdraw_button()}
          operation={page.operation}
          answer={answer}
        />
      )}
    </FundFrame>
  )
}
