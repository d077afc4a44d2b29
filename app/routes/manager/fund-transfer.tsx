import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { prepareFundDecision } from '#app/commands/prepare-fund-decision.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { TransferForm } from '#app/components/fund/transfer-form.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { TransferPost, transferPage } from '#app/server/fund/transfer-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.fund_transfer_title(), data?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await transferPage(actor, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: TransferPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await prepareFundDecision(actor, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/fund/decisions/${verdict.decision}`)
  return refused(verdict, form, await forStaff(actor))
}

/** Prepares that money moves from one pot to another. */
export default function FundTransfer() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <FundFrame back={{ href: '/manager/fund/decisions', label: m.fund_decisions_title() }}>
      <h1>{m.fund_transfer_title()}</h1>
      <Lead>{m.fund_transfer_lead()}</Lead>
      <TransferForm page={page} answer={answer} />
    </FundFrame>
  )
}
