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
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { typedMoney } from '#app/components/form/money-field.tsx'
import { Link } from '#app/components/link.tsx'
import {
  type DecisionErrors,
  DecisionForm,
  type DecisionTyped,
} from '#app/components/office/decision-form.tsx'
import { PanelPlace } from '#app/components/office/panel-place.tsx'
import { ProposalHead } from '#app/components/office/proposal-head.tsx'
import { RoomCard } from '#app/components/office/room-card.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { addMonths, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { parseMoney } from '#app/domain/money.ts'
import { isRevealed } from '#app/domain/panel/batch.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { DecisionPost, draftIn, reasonField } from '#app/server/office/decision-form.server.ts'
import { batchOf, panelPlaceOf, roomFor } from '#app/server/office/decision-view.server.ts'
import { handledProposal } from '#app/server/office/proposal-guard.server.ts'
import { headOf } from '#app/server/office/proposal-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { proposalsIn } from '#db/queries/batches.server.ts'
import { type Decision, decisionOf } from '#db/queries/decisions.server.ts'
import { waitingList } from '#db/queries/waiting-list.server.ts'

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
  const day = dayOf(clock(request))
  const waiting = (await waitingList(db(), batch.round)).filter((one) => one.proposal !== proposal.id)
  const startsOn = (await proposalsIn(db(), batch.id)).find(({ id }) => id === proposal.id)?.startsOn ?? day
  return {
    head: headOf(proposal),
    batch: batch.id,
    place: await panelPlaceOf(batch, proposal, day),
    room: await roomFor(batch, startsOn, day),
    asked: proposal.asked,
    saved: savedIn(await decisionOf(db(), proposal.id), proposal.asked, {
      place: firstFree(waiting.map((one) => one.place)),
      until: addMonths(day, batch.settings.waitingMonths),
    }),
    criteria: criteria.map((key) => ({
      key,
      field: reasonField(key),
      name: criterionWords(key, currentLocale()).name,
    })),
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
    ? redirect(`/manager/proposals/${proposal}`)
    : refused(verdict, form, await forStaff(actor))
}

/** The first place on a list that nobody has. */
function firstFree(taken: readonly number[]): number {
  let place = 1
  while (taken.includes(place)) place++
  return place
}

/** What was prepared before and not taken yet, to go on with; otherwise only what was asked. */
function savedIn(
  decision: Decision | null,
  asked: number,
  free: { place: number; until: IsoDate },
): DecisionTyped {
  const before = decision && decision.decidedAt === null ? decision : null
  return {
    outcome: before?.outcome ?? '',
    amount: typedMoney(before?.amount ?? asked),
    conditions: before?.conditions.join('\n') ?? '',
    anotherWay: before?.anotherWay ?? '',
    departureReason: before?.departureReason ?? '',
    strengths: before?.strengths.join('\n') ?? '',
    ground: before?.ground ?? '',
    rule: before?.rule ?? '',
    waitingPlace: String(before?.waitingPlace ?? free.place),
    waitingUntil: before?.waitingUntil ?? free.until,
    ...Object.fromEntries(criteria.map((key) => [reasonField(key), before?.reasons[key] ?? ''])),
  }
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
    strengths: of('strengths', { lineTooLong: m.manager_panel_condition_too_long() }),
    rule: of('rule', { empty: m.manager_decision_rule_empty() }),
    waitingPlace: of('waitingPlace', { empty: m.manager_decision_waiting_number_empty() }),
    waitingUntil: of('waitingUntil', { empty: m.manager_decision_waiting_until_empty() }),
  }
  const typed = Object.fromEntries(
    Object.entries(page.saved).map(([name, saved]) => [name, typedText(answer?.form, name, saved)]),
  )
  const [amount, setAmount] = useState(typed.amount ?? '')
  const side = (
    <>
      <PanelPlace words={page.place} batch={page.batch} />
      <RoomCard room={{ ...page.room, award: parseMoney(amount) ?? 0 }} />
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
        <DecisionForm
          operation={page.operation}
          typed={typed}
          errors={errors}
          asked={page.asked}
          criteria={page.criteria}
          onAmount={setAmount}
        />
      </Columns>
    </OfficeShell>
  )
}
