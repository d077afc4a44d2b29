import { can, type Person } from '#app/domain/access.ts'
import { seenIn } from '#app/domain/results/annual-report-number.ts'
import { canWriteHarvest } from '#app/domain/results/annual-report-rules.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { blocksOf, harvestById } from '#db/queries/harvests.server.ts'
import { harvestFacts } from '#db/queries/public/harvest.server.ts'
import { addText, lockHarvests } from '#db/writes/harvests.server.ts'

/** A part of a harvest as it is typed; `seen` is the version of the text that was on the page. */
export type HarvestTextForm = {
  operation: string
  block: string
  seen: number
  nl: string
  en: string | null
}

/**
 * Writes the text of a part of a harvest, as a version beside the earlier ones, with its live numbers as they are now: from
 * then on those are marked that change. Refuses `not-found`, `harvest-changed` when the text is not what was on the page,
 * and what `canWriteHarvest` refuses.
 */
export async function writeHarvest(
  actor: Person,
  harvestId: string,
  form: HarvestTextForm,
  now: Date,
): Promise<Verdict<{ version: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'write-harvest', harvest: harvestId, ...form }, now, async () => {
      const may = can(actor, 'write-harvest')
      if (!may.ok) return may
      await lockHarvests(tx, actor.fund)
      const harvest = await harvestById(tx, actor.fund, harvestId)
      const block = harvest && (await blocksOf(tx, harvest.id)).find(({ key }) => key === form.block)
      if (!harvest || !block || block.kind === 'figures') return refused('not-found')
      const facts = await harvestFacts(tx, actor.fund, harvest)
      const texts = [form.nl, form.en]
      const verdict = canWriteHarvest(harvest.stand, texts, facts)
      if (!verdict.ok) return verdict
      if (form.seen !== block.textVersion) return refused('harvest-changed')
      const version = block.textVersion + 1
      await addText(tx, {
        ...{ id: newId(now), fundId: actor.fund, blockId: block.id, version },
        ...{ nl: form.nl, en: form.en, seen: seenIn(texts, facts) },
        ...{ writtenBy: actor.person, writtenAt: now },
      })
      const event = {
        fund: actor.fund,
        actor: actor.id,
        harvest: harvest.id,
        block: block.key,
        version,
        at: now,
      }
      await record(tx, { type: 'harvest-written', ...event })
      return allowed({ version })
    }),
  )
}
