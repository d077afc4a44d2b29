import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { prepareDecision } from '#app/commands/prepare-decision.server.ts'
import { AidCard } from '#app/components/aid/aid-card.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Link } from '#app/components/link.tsx'
import { type DecisionErrors, DecisionForm } from '#app/components/office/decision-form.tsx'
import { PanelPlace } from '#app/components/office/panel-place.tsx'
import { ProposalHead } from '#app/components/office/proposal-head.tsx'
import { RoomCard } from '#app/components/office/room-card.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { parseMoney } from '#app/domain/money.ts'
import { isRevealed } from '#app/domain/panel/batch.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { aidCard } from '#app/server/aid/aid-card.server.ts'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { DecisionPost, draftIn } from '#app/server/office/decision-form.server.ts'
import { decisionStart } from '#app/server/office/decision-start.server.ts'
import { batchOf } from '#app/server/office/decision-view.server.ts'
import { handledProposal } from '#app/server/office/proposal-guard.server.ts'
import { headOf } from '#app/server/office/proposal-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: data
      ? titleWithError(`${m.manager_panel_decision_title()} – ${data.head.title}`, data.failed)
      : titleOfError(error),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const { proposal } = await handledProposal(actor, params.proposalId)
  const batch = await batchOf(proposal, actor.fund)
  if (!batch || !isRevealed(batch.stage)) throw notFound()
  return {
    head: headOf(proposal),
    batch: batch.id,
    ...(await decisionStart(proposal, batch, dayOf(clock(request)))),
    aid: await aidCard(actor.fund, proposal.id, dayOf(clock(request))),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: DecisionPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const proposal = params.proposalId ?? ''
  const draft = { operation: form.value.operation, ...draftIn(form.value) }
  const verdict = await prepareDecision(actor, proposal, draft, clock(request))
  return verdict.ok
    ? redirect(`/manager/decisions/${verdict.decision}/approval`)
    : refused(verdict, form, await forStaff(actor))
}

export default function PrepareDecision() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const tooLong = { tooLong: m.reviewer_text_too_long() }
  const of = (field: string, words: Record<string, string>) =>
    firstError(answer?.form, field, { ...words, ...tooLong })
  const errors: DecisionErrors = {
    outcome: of('outcome', { empty: m.manager_panel_outcome_empty() }),
    amount: of('amount', { empty: m.manager_panel_amount_empty(), wrong: m.manager_panel_amount_wrong() }),
    conditions: of('conditions', { lineTooLong: m.manager_panel_condition_too_long() }),
    ...Object.fromEntries(
      page.criteria.map(({ field, name }) => [
        field,
        of(field, { empty: m.manager_panel_reason_empty({ criterion: name }) }),
      ]),
    ),
    anotherWay: of('anotherWay', { empty: m.manager_panel_another_way_empty() }),
    departureReason: of('departureReason', {}),
    lowerReason: of('lowerReason', {}),
    strengths: of('strengths', { lineTooLong: m.manager_panel_condition_too_long() }),
    rule: of('rule', { empty: m.manager_decision_rule_empty() }),
    waitingPlace: of('waitingPlace', { empty: m.manager_decision_waiting_number_empty() }),
    waitingUntil: of('waitingUntil', { empty: m.manager_decision_waiting_until_empty() }),
  }
  const typed = Object.fromEntries(
    Object.entries(page.saved).map(([name, saved]) => [name, typedText(answer?.form, name, saved)]),
  )
  const [amount, setAmount] = useState(typed.amount ?? '')
  const [outcome, setOutcome] = useState(typed.outcome ?? '')
  const award = outcome === 'award' ? (parseMoney(amount) ?? 0) : 0
  const side = (
    <>
      <PanelPlace words={page.place} batch={page.batch} />
      <RoomCard room={{ ...page.room, award }} />
      {page.aid && <AidCard aid={page.aid} />}
    </>
  )
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/proposals/${page.head.id}`} look="back">
        ‹ {page.head.title}
      </Link>
      <Columns side={side} sideLabel={m.manager_panel_advice()}>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <ProposalHead {...page.head} />
        <h2>{m.manager_panel_decision_title()}</h2>
        <p>{m.manager_panel_decision_intro()}</p>
        {page.returned && (
          <Notice tone="info" title={m.manager_decision_returned({ name: page.returned.by })}>
            <p className="db-lines">{page.returned.reason}</p>
          </Notice>
        )}
        {page.reopened && (
          <Notice
            tone="info"
            title={m.complaint_reopened_title()}
            action={<Link href={`/manager/complaints/${page.reopened.id}`}>{page.reopened.kind}</Link>}
          >
            <p className="db-lines">{page.reopened.reasons}</p>
          </Notice>
        )}
        <DecisionForm
          operation={page.operation}
          typed={typed}
          errors={errors}
          asked={page.asked}
          criteria={page.criteria}
          conditions={page.conditions}
          grounds={page.grounds}
          onAmount={setAmount}
          onOutcome={setOutcome}
        />
      </Columns>
    </OfficeShell>
  )
}
