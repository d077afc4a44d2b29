import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import {
  composeHarvest,
  continued,
  type HarvestBlock,
  type WordsIn,
} from '#app/domain/results/annual-report.ts'
import { seenIn } from '#app/domain/results/annual-report-number.ts'
import { canStartHarvest } from '#app/domain/results/annual-report-rules.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type BlockRow, blocksOf, harvestsOf, partsOf } from '#db/queries/harvests.server.ts'
import { harvestFacts } from '#db/queries/public/harvest.server.ts'
import { addBlocks, addHarvest, lockHarvests } from '#db/writes/harvests.server.ts'

/**
 * Starts the harvest of a year: it writes itself from what was known on its last day. After an approved one of that year it
 * is a new version, which keeps the texts as they were written; of their numbers those are marked that changed since. Refuses
 * what `canStartHarvest` refuses.
 */
export async function startHarvest(
  actor: Person,
  form: { operation: string; year: number; cutOff: IsoDate },
  words: WordsIn,
  now: Date,
): Promise<Verdict<{ harvest: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'start-harvest', ...form }, now, async () => {
      const may = can(actor, 'write-harvest')
      if (!may.ok) return may
      await lockHarvests(tx, actor.fund)
      const { year, cutOff } = form
      const earlier = (await harvestsOf(tx, actor.fund)).filter((one) => one.year === year)
      const open = earlier.some(({ stand }) => stand !== 'approved')
      const verdict = canStartHarvest(form, open, dayOf(now))
      if (!verdict.ok) return verdict
      const last = earlier[0]
      const [harvest, version] = [newId(now), (last?.version ?? 0) + 1]
      const common = { id: harvest, fundId: actor.fund, year, cutOff, version }
      await addHarvest(tx, { ...common, startedBy: actor.person, startedAt: now })
      await writeParts(tx, { fund: actor.fund, harvest, last: last?.id ?? null }, form, words, now)
      const event = { fund: actor.fund, actor: actor.id, harvest, year, version, at: now }
      await record(tx, { type: 'harvest-started', ...event })
      return allowed({ harvest })
    }),
  )
}

async function writeParts(
  tx: Tx,
  { fund, harvest, last }: { fund: string; harvest: string; last: string | null },
  span: { year: number; cutOff: IsoDate },
  words: WordsIn,
  now: Date,
): Promise<void> {
  const facts = await harvestFacts(tx, fund, span)
  const before = last === null ? [] : await blocksOf(tx, last)
  const blocks = continued(partsOf(before), composeHarvest(facts, words))
  await addBlocks(
    tx,
    { fund, harvest },
    blocks.map((block) => ({
      ...block,
      id: newId(now),
      textId: newId(now),
      ...beginning(block, before, now),
      seen: { ...seenIn([block.text.nl, block.text.en], facts), ...takenOver(block, before)?.seen },
    })),
  )
}

/** Who wrote the first text of a part, and when: whoever wrote what is taken over, else nobody, now. */
function beginning(block: HarvestBlock, before: readonly BlockRow[], now: Date) {
  const known = takenOver(block, before)
  return { writtenBy: known?.writer?.id ?? null, writtenAt: known?.writtenAt ?? now }
}

function takenOver({ key }: HarvestBlock, before: readonly BlockRow[]): BlockRow | undefined {
  return before.find((one) => one.key === key)
}
