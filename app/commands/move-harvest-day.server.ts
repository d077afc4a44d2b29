import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canEditHarvest, canEndHarvest } from '#app/domain/results/annual-report-rules.ts'
import { allowed, firstRefusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { harvestById } from '#db/queries/harvests.server.ts'
import { lockHarvests, saveCutOff } from '#db/writes/harvests.server.ts'

/**
 * Gives a harvest that is being written another last day: what became known until then comes in, and its texts stay as they
 * are, with the numbers marked that changed. Refuses `not-found`, and what `canEditHarvest` and `canEndHarvest` refuse.
 */
export async function moveHarvestDay(
  actor: Person,
  harvestId: string,
  form: { operation: string; cutOff: IsoDate },
  now: Date,
): Promise<Verdict<{ harvest: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'move-harvest-day', harvest: harvestId, ...form }, now, async () => {
      const may = can(actor, 'write-harvest')
      if (!may.ok) return may
      await lockHarvests(tx, actor.fund)
      const harvest = await harvestById(tx, actor.fund, harvestId)
      if (!harvest) return refused('not-found')
      const { id, year, version, stand } = harvest
      const { cutOff } = form
      const verdict = firstRefusal(canEditHarvest(stand), canEndHarvest({ year, cutOff }, dayOf(now)))
      if (!verdict.ok) return verdict
      await saveCutOff(tx, id, cutOff)
      const event = { fund: actor.fund, actor: actor.id, harvest: id, year, version, cutOff, at: now }
      await record(tx, { type: 'harvest-day-moved', ...event })
      return allowed({ harvest: id })
    }),
  )
}
