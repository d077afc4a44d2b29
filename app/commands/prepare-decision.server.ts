import { and, eq, isNull } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { openFund } from '#app/domain/ledger/fund-closing.ts'
import { cents, sumCents } from '#app/domain/money.ts'
import { canPrepareDecision, type DecisionDraft } from '#app/domain/panel/decision.ts'
import { departs, type PanelSays } from '#app/domain/panel/says.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type Batch, batchById } from '#db/queries/batches.server.ts'
import { preparedIn } from '#db/queries/decisions.server.ts'
import { closedOn } from '#db/queries/fund-closing.server.ts'
import { panelSays } from '#db/queries/panel-says.server.ts'
import { latestSubmission } from '#db/queries/proposals.server.ts'
import { freeFor } from '#db/queries/room.server.ts'
import { roundById } from '#db/queries/rounds.server.ts'
import { waitingList } from '#db/queries/waiting-list.server.ts'
import { decisions } from '#db/schema/index.ts'
import { lockProposal, type ProposalRow } from '#db/writes/panel.server.ts'
import { judgeAwardAid } from './judge-aid.server.ts'
import { judges } from './may-judge.server.ts'

export type DecisionForm = DecisionDraft & { operation: string }

/**
 * Prepares a decision for the approver, in the place of an earlier one that was not taken. What belongs to another decision
 * (the reason of a departure that is none, why less where it is all that was asked) is not kept. Refuses `not-found` to
 * others, `round-is-test`, what `judges` and `canPrepareDecision` refuse, and of an award what `openFund` and `judgeAwardAid` refuse.
 */
export async function prepareDecision(
  actor: Person,
  proposalId: string,
  form: DecisionForm,
  now: Date,
): Promise<Verdict<{ decision: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'prepare-decision', proposal: proposalId, ...form }, now, async () => {
      const proposal = can(actor, 'prepare-decision').ok
        ? await lockProposal(tx, actor.fund, proposalId)
        : null
      if (!proposal) return refused('not-found')
      const clear = await judges(tx, actor, proposal, 'manager', now)
      if (!clear.ok) return clear
      const submission = await latestSubmission(tx, proposal.id)
      const batch = proposal.batchId && (await batchById(tx, actor.fund, proposal.batchId))
      if (!submission || !batch)
        return refused('not-in-this-state', { state: proposal.state, machine: 'proposal' })
      if ((await roundById(tx, actor.fund, batch.round))?.isTest) return refused('round-is-test')
      const panel = await saysOf(tx, batch, proposal, now)
      const verdict = canPrepareDecision(form, {
        state: proposal.state,
        stage: batch.stage,
        asked: proposal.amountAskedCents ?? 0,
        free: form.waitingGround === 'money' ? await freeBeside(tx, batch, proposal, now) : 0,
        panel,
        today: dayOf(now),
        placesTaken: (await waitingList(tx, batch.round))
          .filter((one) => one.proposal !== proposal.id)
          .map(({ place }) => place),
      })
      if (!verdict.ok) return verdict
      if (form.outcome === 'award' && form.amount !== null) {
        const open = openFund(await closedOn(tx, actor.fund))
        if (!open.ok) return open
        const amount = cents(form.amount)
        const aid = { fund: actor.fund, proposal: proposal.id, pot: batch.pot, amount }
        const fits = await judgeAwardAid(tx, aid, now)
        if (!fits.ok) return fits
      }
      const departureReason = departs(form.outcome, panel) ? form.departureReason : null
      const kept = {
        ...form,
        departureReason: isOfBoard(form) ? form.departureReason : departureReason,
      }
      const decision = await writeDecision(tx, actor, proposal, submission.id, kept, now)
      await record(tx, {
        type: 'decision-prepared',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        decision,
        at: now,
      })
      return allowed({ decision })
    }),
  )
}

/** A no of the board alone has its reason told, whatever the panel says by then. */
function isOfBoard({ outcome, ground }: DecisionForm): boolean {
  return outcome === 'decline' && ground === 'board'
}

async function saysOf(tx: Tx, batch: Batch, proposal: ProposalRow, now: Date): Promise<PanelSays> {
  const says = await panelSays(tx, batch, [proposal], dayOf(now))
  return says.get(proposal.id) as PanelSays
}

/** What is free for a proposal beside the awards that are prepared for others of its batch, in cents. */
async function freeBeside(tx: Tx, batch: Batch, proposal: ProposalRow, now: Date): Promise<number> {
  const others = (await preparedIn(tx, batch.id)).filter((one) => one.proposal !== proposal.id)
  const day = dayOf(now)
  const free = await freeFor(tx, batch, proposal.startsOn ?? day, day)
  return free - sumCents(others.map(({ amount }) => amount ?? cents(0)))
}

async function writeDecision(
  tx: Tx,
  actor: Person,
  proposal: ProposalRow,
  submission: string,
  form: DecisionForm,
  now: Date,
): Promise<string> {
  const id = newId(now)
  await tx
    .update(decisions)
    .set({ droppedAt: now })
    .where(
      and(eq(decisions.proposalId, proposal.id), isNull(decisions.decidedAt), isNull(decisions.droppedAt)),
    )
  await tx.insert(decisions).values({
    id,
    fundId: actor.fund,
    proposalId: proposal.id,
    submissionId: submission,
    outcome: form.outcome,
    ...ofAward(form, proposal.amountAskedCents ?? 0),
    reasons: form.reasons,
    ...ofDecline(form),
    ...ofWaiting(form),
    departureReason: form.departureReason,
    preparedBy: actor.person,
    preparedAt: now,
  })
  return id
}

function ofAward({ outcome, amount, conditions, lowerReason }: DecisionForm, asked: number) {
  if (outcome !== 'award' || amount === null) return { amountCents: null, conditions: [] }
  return {
    amountCents: cents(amount),
    conditions: [...conditions],
    lowerReason: amount < asked ? (lowerReason ?? null) : null,
  }
}

function ofWaiting({ outcome, waitingPlace, waitingUntil, waitingGround }: DecisionForm) {
  if (outcome !== 'wait') return {}
  return {
    waitingPlace: waitingPlace ?? null,
    waitingUntil: waitingUntil ?? null,
    waitingGround: waitingGround ?? null,
  }
}

function ofDecline({ outcome, anotherWay, strengths = [], ground, rule }: DecisionForm) {
  if (outcome !== 'decline') return {}
  return {
    anotherWay,
    strengths: [...strengths],
    ground: ground ?? 'panel',
    rule: ground === 'rules' ? (rule ?? null) : null,
  }
}
