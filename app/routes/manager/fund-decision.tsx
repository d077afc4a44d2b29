import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeFundDecision } from '#app/commands/take-fund-decision.server.ts'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { StepUpFirst, stepUpPath } from '#app/components/granting/step-up-first.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { decisionPage } from '#app/server/fund/decisions-page.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.what ?? m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return decisionPage(actor, params.decisionId, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await takeFundDecision(actor, params.decisionId ?? '', form.value, clock(request))
  const path = `/manager/fund/decisions/${params.decisionId}`
  if (verdict.ok) return redirect(path)
  if (verdict.reason.code === 'step-up-needed') return redirect(stepUpPath(path))
  return refused(verdict, form, await forStaff(actor))
}

/** One decision about the fund's own money; the second of two people takes it. */
export default function FundDecision() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <FundFrame back={{ href: '/manager/fund/decisions', label: m.fund_decisions_title() }}>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{page.what}</h1>
      <DataList
        items={[
          ...page.facts,
          { key: 'reason', label: m.fund_reason(), value: page.reason },
          { key: 'state', label: m.fund_in_state(), value: page.state },
          { key: 'prepared', label: m.fund_decision_prepared(), value: page.prepared ?? undefined },
          ...(page.taken ? [{ key: 'taken', label: m.fund_decision_taken(), value: page.taken }] : []),
          ...(page.returned
            ? [
                { key: 'returned', label: m.fund_decision_returned(), value: page.returned },
                { key: 'why', label: m.fund_decision_why(), value: page.returnedReason ?? undefined },
              ]
            : []),
        ]}
      />
      {page.standing === 'prepared' && !answer?.refusal && <Deciding page={page} />}
    </FundFrame>
  )
}

type Page = Awaited<ReturnType<typeof decisionPage>>

function Deciding({ page: { decides, own, refusal, operation, path } }: { page: Page }) {
  const back = (words: string) => (
    <Buttons>
      <ButtonLink href={`${path}/return`} look="second">
        {words}
      </ButtonLink>
    </Buttons>
  )
  if (!decides)
    return (
      <>
        <Notice tone="wait" title={m.course_waits_approver()}>
          {m.course_waits_approver_text()}
        </Notice>
        {own && back(m.fund_decision_take_back())}
      </>
    )
  return (
    <>
      {refusal ? (
        <StepUpFirst refusal={refusal} back={path} />
      ) : (
        <Form operation={operation} look="inline">
          <p>{m.fund_decision_take_intro()}</p>
          <Buttons>
            <Button>{m.fund_decision_take()}</Button>
          </Buttons>
        </Form>
      )}
      {back(own ? m.fund_decision_take_back() : m.fund_decision_give_back())}
    </>
  )
}
