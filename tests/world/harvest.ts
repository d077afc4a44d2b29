import { approveHarvest, editionNow } from '#app/commands/approve-harvest.server.ts'
import { offerHarvest } from '#app/commands/offer-harvest.server.ts'
import { startHarvest } from '#app/commands/start-harvest.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { harvestWords } from '#app/i18n/harvest-words.ts'
import { printHarvest } from '#app/server/jobs/print-harvest.server.ts'
import { db } from '#db/client.server.ts'
import { harvestById } from '#db/queries/harvests.server.ts'
import { enter, operation, today, type World, yes } from './base.ts'

/** The harvest of a year with what is known today, started by Sipke. */
export async function startedHarvest(world: World, year = 2024, at = today): Promise<string> {
  const form = { operation: operation(), year, cutOff: dayOf(at) }
  const { harvest } = await yes(startHarvest(await enter(world, 'sipke'), form, harvestWords, at))
  return harvest
}

/** The same, handed over for approval. */
export async function offeredHarvest(world: World, year = 2024, at = today): Promise<string> {
  const harvest = await startedHarvest(world, year, at)
  await yes(offerHarvest(await enter(world, 'sipke'), harvest, { operation: operation() }, at))
  return harvest
}

/** The same, approved by Tjitske and printed. */
export async function approvedHarvest(world: World, year = 2024, at = today): Promise<string> {
  const harvest = await startedHarvest(world, year, at)
  await approveAsItIs(world, harvest, at)
  return harvest
}

/** Sipke hands a harvest over, Tjitske approves it as it is, and it is printed. */
export async function approveAsItIs(world: World, harvest: string, at = today): Promise<void> {
  const sipke = await enter(world, 'sipke')
  await yes(offerHarvest(sipke, harvest, { operation: operation() }, at))
  const row = await harvestById(db(), world.fund, harvest)
  const { hash } = await editionNow(db(), world.fund, row!)
  const form = { operation: operation(), seen: hash }
  await yes(approveHarvest(await enter(world, 'tjitske'), harvest, form, at))
  await printHarvest({ harvest }, at)
}
