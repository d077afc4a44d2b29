import { eq } from 'drizzle-orm'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { isLoanOver } from '#app/domain/grant/loan-service.ts'
import { allowed, firstRefusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { type OpenLoanDecision, openLoanDecision, standingOfLoan } from '#db/queries/loans.server.ts'
import { loanDecisions } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { post } from '#db/writes/ledger.server.ts'
import { closeIfSquare } from './close-grant.server.ts'
import { expectedRepayments } from './expect-repayments.server.ts'
import { freezeGrantLetter } from './freeze-grant-letter.server.ts'
import { judgeLetGoAid } from './judge-aid.server.ts'
import { handles } from './may-judge.server.ts'
import { type JudgedLoan, judgeLoanDecision } from './prepare-loan-decision.server.ts'

/**
 * An approver decides what another prepared about a loan, with a fresh second factor: that part need not come back, a
 * letter tells it, and the ledger expects it no longer. A loan that becomes a gift is a choice, refused when the fund
 * falls short by it (`cover-short`); a waiver was promised and a loss has happened: both are facts. Refuses `not-found`,
 * `same-person`, `step-up-needed`, `loan-changed` when the waiver comes to another amount by now, and what `canLetGo` does.
 */
export async function decideLoan(
  actor: Person,
  grantId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'decide-loan', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'decide-loan')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      const open = grant && (await openLoanDecision(tx, grant.id))
      if (!open) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'approver', now)
      if (!clear.ok) return clear
      const verdict = canDecideLoan(open, actor, now)
      if (!verdict.ok) return verdict
      const judged = await judgeLoanDecision(tx, grant, { kind: open.kind, amount: open.cents }, dayOf(now))
      if (!judged.ok) return judged
      if (judged.cents !== open.cents) return refused('loan-changed')
      if (open.kind === 'conversion') {
        const aid = await judgeLetGoAid(tx, grant, open.cents, now)
        if (!aid.ok) return aid
      }
      const decided = await decide(tx, actor, grant, open, judged, now)
      return decided.ok ? allowed({ grant: grant.id }) : decided
    }),
  )
}

/** May this person decide it? Asked by the command, and by the page before it shows a button. */
export function canDecideLoan(
  { preparedBy }: Pick<OpenLoanDecision, 'preparedBy'>,
  actor: Pick<Person, 'person' | 'steppedUpAt'>,
  now: Date,
): Verdict {
  return firstRefusal(preparedBy === actor.person ? refused('same-person') : allowed(), steppedUp(actor, now))
}

async function decide(
  tx: Tx,
  actor: Person,
  grant: Grant,
  { id, kind, cents, reason }: OpenLoanDecision,
  { loan, service }: JudgedLoan,
  now: Date,
): Promise<Verdict> {
  const today = dayOf(now)
  await tx
    .update(loanDecisions)
    .set({ decidedBy: actor.person, decidedAt: now, decidedOn: today })
    .where(eq(loanDecisions.id, id))
  const frozen = await freezeGrantLetter(
    tx,
    actor,
    grant,
    id,
    ({ base }) => ({
      ...base,
      kind: 'loan-decision',
      decision: kind,
      amount: cents,
      open: service.outstanding - cents,
      reason: reason ?? '',
    }),
    now,
  )
  if (!frozen.ok) return frozen
  const event = { fund: grant.fund, actor: actor.id, grant: grant.id, at: now }
  await record(tx, {
    type: 'loan-decided',
    ...event,
    decision: id,
    kind,
    amount: cents,
    letter: frozen.letter,
  })
  const decisions = [...loan.decisions, { id, kind, on: today, cents, reason }]
  const { state } = standingOfLoan({ ...loan, decisions }, today)
  if (isLoanOver({ state })) await record(tx, { type: 'loan-over', ...event, state })
  await closeIfSquare(tx, actor.id, grant, now)
  await post(tx, {
    id: newId(now),
    fund: grant.fund,
    weighs: kind === 'conversion' ? 'decision' : 'fact',
    lines: await expectedRepayments(tx, grant, today),
    round: grant.round,
    by: actor.id,
    at: now,
  })
  return allowed()
}
