import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { prepareLoanCorrection } from '#app/commands/correct-loan-receipt.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { ReasonForm } from '#app/components/fund/reason-form.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { LoanCorrectionFacts } from '#app/components/granting/loan-correction-facts.tsx'
import { Link } from '#app/components/link.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { LoanCorrectionPost, loanReceiptPage } from '#app/server/granting/loan-correction-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.loan_correct_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await loanReceiptPage(actor, params)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: LoanCorrectionPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const of = { grant: params.grantId ?? '', receipt: params.receiptId ?? '' }
  const verdict = await prepareLoanCorrection(actor, of, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}/loan`)
  return refused(verdict, form, await forStaff(actor))
}

/** Says that a receipt of a loan was booked wrong, and why; another decides. */
export default function LoanCorrection() {
  const { head, receipt, prepared, path, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/loan`, label: m.loan_title() }}>
      <h1>{m.loan_correct_title()}</h1>
      <p>{m.loan_correct_intro()}</p>
      <LoanCorrectionFacts receipt={receipt} prepared={prepared} />
      {prepared && (
        <Notice tone="wait" title={m.loan_correct_waits()}>
          <Link href={`${path}/approval`}>{m.loan_correct_decide_title()}</Link>
        </Notice>
      )}
      <ReasonForm
        label={m.loan_correct_reason()}
        button={m.loan_correct_button()}
        operation={operation}
        answer={answer}
      />
    </GrantFrame>
  )
}
