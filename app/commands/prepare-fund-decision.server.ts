import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { FundDecisionData } from '#app/domain/ledger/fund-decision.ts'
import { canPlanTransfer } from '#app/domain/ledger/transfer.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { fundDecisions } from '#db/schema/index.ts'
import { judgeFundDecision } from './fund-deciding.server.ts'

/**
 * The manager prepares a transfer between pots or another ceiling, with a reason; nothing moves until somebody else takes
 * it. Refuses `not-found`, a transfer on a day that has passed (`transfer-day-past`), and what `judgeFundDecision` refuses.
 */
export async function prepareFundDecision(
  actor: Person,
  form: { operation: string; data: FundDecisionData; reason: string },
  now: Date,
): Promise<Verdict<{ decision: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'prepare-fund-decision', ...form }, now, async () => {
      const may = can(actor, 'prepare-fund-decision')
      if (!may.ok) return may
      const planned = form.data.kind === 'transfer' ? canPlanTransfer(form.data, dayOf(now)) : allowed()
      if (!planned.ok) return planned
      const verdict = await judgeFundDecision(tx, actor.fund, form.data, { now })
      if (!verdict.ok) return verdict
      const decision = newId(now)
      await tx.insert(fundDecisions).values({
        id: decision,
        fundId: actor.fund,
        kind: form.data.kind,
        data: form.data,
        reason: form.reason,
        preparedBy: actor.person,
        preparedAt: now,
      })
      const about = { decision, kind: form.data.kind }
      await record(tx, {
        type: 'fund-decision-prepared',
        fund: actor.fund,
        actor: actor.id,
        ...about,
        at: now,
      })
      return allowed({ decision })
    }),
  )
}
