import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { approveRelease } from '#app/commands/approve-release.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { AccountNeeds } from '#app/components/granting/account-needs.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { PaymentFacts } from '#app/components/granting/payment-facts.tsx'
import { PaymentThread } from '#app/components/granting/payment-thread.tsx'
import { Link } from '#app/components/link.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { releasePage } from '#app/server/granting/tranche-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `${m.manager_tranche_approval_title({ part: data.part })} – ${data.head.name}`
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return { ...(await releasePage(actor, params.releaseId, clock(request))), operation: randomUUID() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await approveRelease(actor, params.releaseId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/releases/${params.releaseId}/payment`)
  if (verdict.reason.code === 'step-up-needed') return redirect(stepUpPath(params.releaseId ?? ''))
  return refused(verdict, form, await forStaff(actor))
}

/** Approves one payment: the second of two people, with a fresh second factor. */
export default function ReleaseApproval() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={page.head}>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.manager_tranche_approval_title({ part: page.part })}</h1>
      <PaymentFacts {...page} />
      <Checks lines={page.account} />
      <AccountNeeds needs={page.needs} />
      <PaymentThread {...page} />
      {!page.approved && !answer?.refusal && <Approval {...page} />}
      {page.takesBack && (
        <p>
          <Link href={`/manager/releases/${page.release}/return`}>{m.payments_back_link()}</Link>
        </p>
      )}
    </GrantFrame>
  )
}

/** What was found out about the account that is paid. */
function Checks({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{m.payments_checks_title()}</h2>
      <ul className="db-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

type ApprovalProps = {
  release: string
  amount: string
  operation: string
  isApprover: boolean
  refusal: { code: string; what: string; whatNow: string } | null
}

function Approval({ release, amount, operation, isApprover, refusal }: ApprovalProps) {
  if (!isApprover)
    return (
      <Notice tone="wait" title={m.manager_tranche_waits_approver()}>
        {m.manager_tranche_waits_approver_text()}
      </Notice>
    )
  if (refusal?.code === 'step-up-needed') {
    return (
      <Notice
        tone="turn"
        title={refusal.what}
        action={<ButtonLink href={stepUpPath(release)}>{m.manager_tranche_step_up()}</ButtonLink>}
      >
        {m.manager_tranche_step_up_text()}
      </Notice>
    )
  }
  if (refusal) return <Refusal {...refusal} />
  return (
    <Form operation={operation} look="inline">
      <p>{m.manager_tranche_approval_intro()}</p>
      <Buttons>
        <Button>{m.manager_tranche_approve_button({ amount })}</Button>
      </Buttons>
    </Form>
  )
}

function stepUpPath(release: string): string {
  return `/account/step-up?back=${encodeURIComponent(`/manager/releases/${release}/approval`)}`
}
