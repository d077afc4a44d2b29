import { and, eq, isNull } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { LoanDecisionKind } from '#app/domain/grant/loan-allocation.ts'
import { canLetGo, type LoanService } from '#app/domain/grant/loan-service.ts'
import type { Cents } from '#app/domain/money.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Reader, transaction } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { isPaidOut, loanOfGrant, type RunningLoan, standingOfLoan } from '#db/queries/loans.server.ts'
import { factsOfGrant } from '#db/queries/tranches.server.ts'
import { loanDecisions } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'

/** `amount` in cents; a waiver has that of the terms, whatever is typed. */
export type LoanDecisionForm = { operation: string; kind: LoanDecisionKind; amount: Cents; reason: string }
export type JudgedLoan = { cents: Cents; loan: RunningLoan; service: LoanService }

/** May so much of the loan of this grant be let go, as things stand? `not-found` without a loan that was paid out. */
export async function judgeLoanDecision(
  reader: Reader,
  grant: Pick<Grant, 'id' | 'fund'>,
  { kind, amount }: Pick<LoanDecisionForm, 'kind' | 'amount'>,
  today: IsoDate,
): Promise<Verdict<JudgedLoan>> {
  const loan = await loanOfGrant(reader, grant.fund, grant.id)
  const known = await factsOfGrant(reader, grant.fund, grant.id, today)
  if (!known || !isPaidOut(loan)) return refused('not-found')
  const service = standingOfLoan(loan, today)
  const { decisions } = loan
  const verdict = canLetGo(
    { kind, cents: amount },
    { loan: loan.loan, service, decisions, facts: known.facts },
  )
  return verdict.ok ? allowed({ cents: verdict.cents, loan, service }) : verdict
}

/**
 * The manager prepares that a part of a loan need not come back: the waiver of the terms, a loss, or a gift in its place.
 * Preparing again takes the place of what nobody decided yet. Refuses `not-found`, and what `canLetGo` refuses.
 */
export async function prepareLoanDecision(
  actor: Person,
  grantId: string,
  form: LoanDecisionForm,
  now: Date,
): Promise<Verdict<{ grant: string; decision: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'prepare-loan-decision', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'prepare-loan-decision')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      if (!grant) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      const judged = await judgeLoanDecision(tx, grant, form, dayOf(now))
      if (!judged.ok) return judged
      await tx
        .delete(loanDecisions)
        .where(and(eq(loanDecisions.grantId, grant.id), isNull(loanDecisions.decidedAt)))
      const decision = newId(now)
      await tx.insert(loanDecisions).values({
        id: decision,
        fundId: grant.fund,
        grantId: grant.id,
        kind: form.kind,
        cents: judged.cents,
        reason: form.reason,
        preparedBy: actor.person,
        preparedAt: now,
      })
      const about = { grant: grant.id, decision }
      await record(tx, {
        type: 'loan-decision-prepared',
        fund: grant.fund,
        actor: actor.id,
        ...about,
        at: now,
      })
      return allowed(about)
    }),
  )
}
