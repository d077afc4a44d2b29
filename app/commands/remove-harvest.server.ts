import { can, type Person } from '#app/domain/access.ts'
import { canMoveHarvest } from '#app/domain/results/annual-report-rules.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { harvestById } from '#db/queries/harvests.server.ts'
import { lockHarvests, markRemoved } from '#db/writes/harvests.server.ts'

/**
 * Takes away a harvest that nobody approved, with a reason: it is on no list and no page any more, and another one of the
 * year may be started. Its row and its texts are kept. Refuses `not-found`, and what `canMoveHarvest` refuses.
 */
export async function removeHarvest(
  actor: Person,
  harvestId: string,
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ year: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'remove-harvest', harvest: harvestId, ...form }, now, async () => {
      const may = can(actor, 'write-harvest')
      if (!may.ok) return may
      await lockHarvests(tx, actor.fund)
      const harvest = await harvestById(tx, actor.fund, harvestId)
      if (!harvest) return refused('not-found')
      const verdict = canMoveHarvest(harvest.stand, 'remove')
      if (!verdict.ok) return verdict
      const { id, year, version } = harvest
      await markRemoved(tx, id, { by: actor.person, at: now, reason: form.reason })
      const event = { fund: actor.fund, actor: actor.id, harvest: id, year, version, at: now }
      await record(tx, { type: 'harvest-removed', ...event })
      return allowed({ year })
    }),
  )
}
