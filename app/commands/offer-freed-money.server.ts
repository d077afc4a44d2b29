import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { refused, type Verdict } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { decisionOf } from '#db/queries/decisions.server.ts'
import { nextOnList, roundOfList } from '#db/queries/waiting-list.server.ts'
import { prepareDecision } from './prepare-decision.server.ts'

export type OfferForm = {
  operation: string
  /** Whom the page named as next. */
  proposal: string
  /** In cents, as the page said. */
  amount: number
  /** Why it is less than was asked. */
  lowerReason?: string
}

/**
 * Prepares the award for who waits first, of what is free and with the reasons that its place was given for; another takes
 * it. Refuses `not-found` to others, `waiting-order-changed` when somebody else is next by now or the amount is another, and
 * what `prepareDecision` refuses.
 */
export async function offerFreedMoney(
  actor: Person,
  roundId: string,
  form: OfferForm,
  now: Date,
): Promise<Verdict<{ decision: string }>> {
  const round = can(actor, 'prepare-decision').ok ? await roundOfList(db(), actor.fund, roundId) : null
  if (!round) return refused('not-found')
  const next = await nextOnList(db(), round, dayOf(now))
  const before = next && (await decisionOf(db(), next.proposal))
  if (next?.proposal !== form.proposal || next.amount !== form.amount || !before)
    return refused('waiting-order-changed')
  const draft = {
    outcome: 'award',
    amount: next.amount,
    conditions: before.conditions,
    reasons: before.reasons,
    anotherWay: null,
    departureReason: null,
    lowerReason: form.lowerReason?.trim() || null,
  } as const
  return prepareDecision(actor, next.proposal, { operation: form.operation, ...draft }, now)
}
