import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import { AidCard } from '#app/components/aid/aid-card.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { DecisionText } from '#app/components/office/decision-words.tsx'
import { LetterView } from '#app/components/office/letter-view.tsx'
import { PanelPlace } from '#app/components/office/panel-place.tsx'
import { ProposalHead } from '#app/components/office/proposal-head.tsx'
import { RoomCard } from '#app/components/office/room-card.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { can } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { aidCard } from '#app/server/aid/aid-card.server.ts'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import {
  approversBeside,
  batchOf,
  decisionWords,
  panelPlaceOf,
  roomFor,
} from '#app/server/office/decision-view.server.ts'
import { letterPreview } from '#app/server/office/letter-view.server.ts'
import { handledProposal } from '#app/server/office/proposal-guard.server.ts'
import { headOf } from '#app/server/office/proposal-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover, requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { proposalsIn } from '#db/queries/batches.server.ts'
import { decisionById } from '#db/queries/decisions.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? `${m.manager_panel_approval_title()} – ${data.head.title}` : titleOfError(error) },
]

const ApprovalPost = z.strictObject({ operation: z.uuid(), letter: z.string().length(64).optional() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const decision = await decisionById(db(), actor.fund, params.decisionId ?? '')
  if (!decision) throw notFound()
  const { proposal } = await handledProposal(actor, decision.proposal)
  const batch = await batchOf(proposal, actor.fund)
  if (!batch) throw notFound()
  const day = dayOf(clock(request))
  const startsOn = (await proposalsIn(db(), batch.id)).find(({ id }) => id === proposal.id)?.startsOn ?? day
  const open = decision.decidedAt === null && !decision.dropped
  return {
    id: decision.id,
    head: headOf(proposal),
    decision: decisionWords(decision),
    batch: batch.id,
    place: await panelPlaceOf(batch, proposal, day),
    room: { ...(await roomFor(batch, startsOn, day)), award: open ? (decision.amount ?? 0) : 0 },
    aid: await aidCard(actor.fund, proposal.id, day),
    letter: await letterPreview(decision, { by: actor, day }),
    mayTake: open && can(actor, 'take-decision').ok && decision.preparedBy !== actor.person,
    own: open && decision.preparedBy === actor.person,
    waitsFor: open ? await approversBeside(actor.fund, decision.preparedBy, day) : '',
    operation: randomUUID(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const form = parseWithZod(await request.formData(), { schema: ApprovalPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await takeDecision(actor, params.decisionId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/decisions/${verdict.decision}/approval`)
    : refused(verdict, form, await forStaff(actor))
}

export default function ApproveDecision() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { decision, head } = page
  const side = (
    <>
      <PanelPlace words={page.place} batch={page.batch} />
      <RoomCard room={page.room} />
      {page.aid && <AidCard aid={page.aid} />}
    </>
  )
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/proposals/${head.id}`} look="back">
        ‹ {head.title}
      </Link>
      <Columns side={side} sideLabel={m.manager_panel_advice()}>
        <ErrorSummary problems={problemsIn({}, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <ProposalHead {...head} />
        <h2>{m.manager_panel_approval_title()}</h2>
        {page.own && (
          <Notice tone="good" title={m.manager_decision_ready()}>
            <p>{m.manager_decision_waits_for({ names: page.waitsFor })}</p>
          </Notice>
        )}
        {decision.decidedOn && (
          <Notice tone="good" title={m.manager_panel_decided_on({ day: decision.decidedOn })} />
        )}
        {decision.dropped && <Notice tone="calm" title={m.manager_panel_decision_dropped()} />}
        <DecisionText decision={decision} />
        {page.letter && (
          <>
            <h2>{m.manager_letter_title()}</h2>
            {page.letter.kept && (
              <p>
                <Link href={`/manager/decisions/${page.id}/letter`} look="alone">
                  {m.manager_letter_pdf()}
                </Link>
              </p>
            )}
            <LetterView letter={page.letter.letter} language={page.letter.language} />
          </>
        )}
        {page.mayTake && (
          <Form operation={page.operation} hidden={page.letter ? { letter: page.letter.hash } : {}}>
            <p>{approval[decision.outcome].text()}</p>
            <Buttons>
              <Button>{approval[decision.outcome].button()}</Button>
              <ButtonLink href={`/manager/decisions/${page.id}/return`} look="second">
                {m.manager_decision_return_link()}
              </ButtonLink>
            </Buttons>
          </Form>
        )}
      </Columns>
    </OfficeShell>
  )
}

const approval = {
  award: { text: m.manager_panel_approval_award, button: m.manager_panel_approval_yes },
  decline: { text: m.manager_panel_approval_decline, button: m.manager_panel_approval_no },
  wait: { text: m.manager_decision_approval_wait, button: m.manager_decision_approval_wait_button },
}
