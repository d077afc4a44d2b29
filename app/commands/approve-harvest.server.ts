import { can, type Person } from '#app/domain/access.ts'
import type { HarvestEdition } from '#app/domain/results/annual-report-edition.ts'
import { canApproveHarvest } from '#app/domain/results/annual-report-rules.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Reader, transaction } from '#db/client.server.ts'
import { blocksOf, type HarvestRow, harvestById, partsOf } from '#db/queries/harvests.server.ts'
import { harvestFacts } from '#db/queries/public/harvest.server.ts'
import { addApproval, lockHarvests } from '#db/writes/harvests.server.ts'

/** A harvest with every value that it tells, and the hash of that: what a page shows is what may be approved. */
export async function editionNow(
  reader: Reader,
  fund: string,
  harvest: HarvestRow,
): Promise<{ edition: HarvestEdition; hash: string; writers: string[] }> {
  const { year, cutOff } = harvest
  const rows = await blocksOf(reader, harvest.id)
  const edition = { facts: await harvestFacts(reader, fund, { year, cutOff }), blocks: partsOf(rows) }
  const offered = harvest.offer ? [harvest.offer.by.id] : []
  const writers = [harvest.startedBy, ...offered, ...rows.flatMap(({ writer }) => writer?.id ?? [])]
  return { edition, hash: hashOf(edition), writers: [...new Set(writers)] }
}

/**
 * Approves a harvest that was handed over: its texts and every value in it are kept as they are, and everybody may read it. Another person than
 * who wrote it; `seen` is the hash of what was on the page. Refuses `not-found` and what `canApproveHarvest` refuses.
 */
export async function approveHarvest(
  actor: Person,
  harvestId: string,
  form: { operation: string; seen: string },
  now: Date,
): Promise<Verdict<{ year: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'approve-harvest', harvest: harvestId, ...form }, now, async () => {
      const may = can(actor, 'approve-harvest')
      if (!may.ok) return may
      await lockHarvests(tx, actor.fund)
      const harvest = await harvestById(tx, actor.fund, harvestId)
      if (!harvest) return refused('not-found')
      const { edition, hash, writers } = await editionNow(tx, actor.fund, harvest)
      const texts = edition.blocks.flatMap(({ text }) => [text.nl, text.en])
      const verdict = canApproveHarvest(
        { stand: harvest.stand, writers },
        { person: actor.person, seen: form.seen, now: hash },
        texts,
        edition.facts,
      )
      if (!verdict.ok) return verdict
      const { id, year, version } = harvest
      const approval = { id: newId(now), fundId: actor.fund, harvestId: id, edition, hash }
      await addApproval(tx, { ...approval, approvedBy: actor.person, approvedAt: now })
      const event = { fund: actor.fund, actor: actor.id, harvest: id, year, version, at: now }
      await record(tx, { type: 'harvest-approved', editionHash: hash, ...event })
      return allowed({ year })
    }),
  )
}
