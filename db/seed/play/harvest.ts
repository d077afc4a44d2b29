import { approveHarvest, editionNow } from '#app/commands/approve-harvest.server.ts'
import { offerHarvest } from '#app/commands/offer-harvest.server.ts'
import { startHarvest } from '#app/commands/start-harvest.server.ts'
import { addDays, amsterdamInstant, dayOf } from '#app/domain/calendar.ts'
import { db } from '#db/client.server.ts'
import { harvestById } from '#db/queries/harvests.server.ts'
import { type Act, actor, must, operation, type SeedTools, type Stage } from './stage.ts'

/** The harvest of 2024, as it wrote itself from the real programme; the manager started it and the board approved it. */
export function harvestActs(stage: Stage, { harvest: words }: SeedTools): Act[] {
  return [
    {
      at: amsterdamInstant(addDays(stage.cast.today, -20), '10:00'),
      what: 'the harvest of 2024',
      run: async (at) => {
        const form = { operation: operation(), year: 2024, cutOff: dayOf(at) }
        const sipke = actor(stage, 'sipke', at)
        const { harvest } = await must(startHarvest(sipke, form, words, at))
        await must(offerHarvest(sipke, harvest, { operation: operation() }, at))
        const row = await harvestById(db(), stage.fund, harvest)
        if (!row) throw new Error('the harvest is not there')
        const { hash } = await editionNow(db(), stage.fund, row)
        const approval = { operation: operation(), seen: hash }
        await must(approveHarvest(actor(stage, 'tjitske', at), harvest, approval, at))
      },
    },
  ]
}
