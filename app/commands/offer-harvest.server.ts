import { can, type Person } from '#app/domain/access.ts'
import { canOfferHarvest } from '#app/domain/results/annual-report-rules.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { harvestById } from '#db/queries/harvests.server.ts'
import { addOffer, lockHarvests } from '#db/writes/harvests.server.ts'
import { editionNow } from './approve-harvest.server.ts'

/**
 * Hands a harvest over for approval: from then on it is not written in, until it is given back. Refuses `not-found` and what
 * `canOfferHarvest` refuses.
 */
export async function offerHarvest(
  actor: Person,
  harvestId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ harvest: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'offer-harvest', harvest: harvestId, ...form }, now, async () => {
      const may = can(actor, 'write-harvest')
      if (!may.ok) return may
      await lockHarvests(tx, actor.fund)
      const harvest = await harvestById(tx, actor.fund, harvestId)
      if (!harvest) return refused('not-found')
      const { edition } = await editionNow(tx, actor.fund, harvest)
      const texts = edition.blocks.flatMap(({ text }) => [text.nl, text.en])
      const verdict = canOfferHarvest(harvest.stand, texts, edition.facts)
      if (!verdict.ok) return verdict
      const { id, year, version } = harvest
      const offer = { id: newId(now), fundId: actor.fund, harvestId: id }
      await addOffer(tx, { ...offer, offeredBy: actor.person, offeredAt: now })
      const event = { fund: actor.fund, actor: actor.id, harvest: id, year, version, at: now }
      await record(tx, { type: 'harvest-offered', ...event })
      return allowed({ harvest: id })
    }),
  )
}
