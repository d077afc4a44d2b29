import { can, type Person } from '#app/domain/access.ts'
import { canMoveHarvest } from '#app/domain/results/annual-report-rules.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { harvestById } from '#db/queries/harvests.server.ts'
import { lockHarvests, markReturned } from '#db/writes/harvests.server.ts'

/**
 * Gives a harvest that was handed over back to be written on, with a reason: who approves does, or the manager takes it back.
 * Refuses `not-found`, and what `canMoveHarvest` refuses.
 */
export async function returnHarvest(
  actor: Person,
  harvestId: string,
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ harvest: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'return-harvest', harvest: harvestId, ...form }, now, async () => {
      const may = can(actor, 'return-harvest')
      if (!may.ok) return may
      await lockHarvests(tx, actor.fund)
      const harvest = await harvestById(tx, actor.fund, harvestId)
      if (!harvest) return refused('not-found')
      const verdict = canMoveHarvest(harvest.stand, 'return')
      if (!verdict.ok) return verdict
      const { id, year, version, offer } = harvest
      if (offer) await markReturned(tx, offer.id, { by: actor.person, at: now, reason: form.reason })
      const event = { fund: actor.fund, actor: actor.id, harvest: id, year, version, at: now }
      await record(tx, { type: 'harvest-returned', ...event })
      return allowed({ harvest: id })
    }),
  )
}
