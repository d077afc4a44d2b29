import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { decideEnding } from '#app/commands/decide-ending.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { EndingFacts } from '#app/components/granting/ending-facts.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { StepUpFirst, stepUpPath } from '#app/components/granting/step-up-first.tsx'
import { Link } from '#app/components/link.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { openEndingPage } from '#app/server/granting/ending-page.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.course_end_decide_title()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return openEndingPage(actor, params.grantId, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await decideEnding(actor, params.grantId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}#course`)
  if (verdict.reason.code === 'step-up-needed')
    return redirect(stepUpPath(`/manager/grants/${params.grantId}/ending/decision`))
  return refused(verdict, form, await forStaff(actor))
}

/** Decides whether an agreement ends as it was prepared: the second of two people. */
export default function EndingDecision() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={page.head}>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.course_end_decide_title()}</h1>
      <EndingFacts {...page} />
      {page.ending.state === 'announced' ? (
        <Notice tone="info" title={m.course_end_announced({ day: page.ending.lastDay })} />
      ) : (
        !answer?.refusal && <Deciding page={page} />
      )}
    </GrantFrame>
  )
}

type Page = Awaited<ReturnType<typeof openEndingPage>>

function Deciding({ page: { decides, refusal, operation, head, mayReturn } }: { page: Page }) {
  if (!decides)
    return (
      <Notice tone="wait" title={m.course_waits_approver()}>
        {m.course_waits_approver_text()}
      </Notice>
    )
  const back = mayReturn && (
    <p>
      <Link href={`${head.path}/ending/return`}>{m.course_end_return_title()}</Link>
    </p>
  )
  if (refusal)
    return (
      <>
        <StepUpFirst refusal={refusal} back={`${head.path}/ending/decision`} />
        {back}
      </>
    )
  return (
    <Form operation={operation} look="inline">
      <p>{m.course_end_decide_intro()}</p>
      <Buttons>
        <Button look="danger">{m.course_end_decide_button()}</Button>
      </Buttons>
      {back}
    </Form>
  )
}
