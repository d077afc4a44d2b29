import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { canReturnSettlement } from '#app/domain/grant/settlement.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { settlementOf } from '#db/queries/settlements.server.ts'
import { grantSettlements } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'

export type ReturnSettlementForm = { operation: string; reason: string }

/**
 * Gives a prepared settlement back to who prepared it, with a reason: it cannot be decided any more, and the grant waits for
 * a new one. Refuses `not-found` to others, what `handles` and `canReturnSettlement` refuse.
 */
export async function returnSettlement(
  actor: Person,
  grantId: string,
  form: ReturnSettlementForm,
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'return-settlement', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'decide-settlement')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      const settlement = grant && (await settlementOf(tx, grant.id))
      if (!settlement) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'approver', now)
      if (!clear.ok) return clear
      const verdict = canReturnSettlement(settlement, form.reason, actor.person)
      if (!verdict.ok) return verdict
      await tx
        .update(grantSettlements)
        .set({ returnedBy: actor.person, returnedAt: now, returnReason: form.reason.trim() })
        .where(eq(grantSettlements.id, settlement.id))
      await record(tx, {
        type: 'settlement-returned',
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        settlement: settlement.id,
        person: settlement.preparedBy,
        at: now,
      })
      return allowed({ grant: grant.id })
    }),
  )
}
