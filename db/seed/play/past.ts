import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bringPastFile } from '#app/commands/bring-past-file.server.ts'
import { chosenSheet } from '#app/commands/bringing-past.server.ts'
import { choosePastSheet } from '#app/commands/choose-past-sheet.server.ts'
import { importPast } from '#app/commands/import-past.server.ts'
import { mapPastColumns } from '#app/commands/map-past-columns.server.ts'
import { addDays, amsterdamInstant } from '#app/domain/calendar.ts'
import type { PastKind } from '#app/domain/past/fields.ts'
import { guessMapping } from '#app/domain/past/mapping.ts'
import { sha256 } from '#app/effects/hash.ts'
import { db } from '#db/client.server.ts'
import { projectFolder } from '#db/project-folder.server.ts'
import { pastBatch } from '#db/queries/past.server.ts'
import { type Act, actor, must, operation, type Stage } from './stage.ts'

/** Earlier grants that the manager brought from a list, and payments that wait with a day that is not right. */
export function pastActs(stage: Stage): Act[] {
  const { today } = stage.cast
  return [
    {
      at: amsterdamInstant(addDays(today, -3), '09:00'),
      what: 'bring the grants of earlier years',
      run: async (at) => {
        const batch = await brought(stage, 'eerdere-bijdragen.csv', 'grants', at)
        await must(importPast(actor(stage, 'sipke', at), batch, { operation: operation() }, at))
      },
    },
    {
      at: amsterdamInstant(today, '00:05'),
      what: 'bring payments of earlier years that wait',
      run: (at) => brought(stage, 'eerdere-betalingen.csv', 'payments', at),
    },
  ]
}

/** A file of the demo, with its sheet chosen and its columns as their headings say. */
async function brought(stage: Stage, name: string, kind: PastKind, at: Date): Promise<string> {
  const sipke = actor(stage, 'sipke', at)
  const path = join(projectFolder, 'db/seed/cast/past', name)
  const bytes = await readFile(path)
  const file = { path, name, size: bytes.length, sha256: sha256(bytes), mediaType: 'text/csv' }
  const { batch } = await must(bringPastFile(sipke, { operation: operation() }, file, at))
  await must(choosePastSheet(sipke, batch, { operation: operation(), sheet: 0, kind }, at))
  const row = await pastBatch(db(), sipke.fund, batch)
  if (!row) throw new Error('the file is not there')
  const { chosen } = await must(chosenSheet(row))
  const columns = guessMapping(kind, chosen.heads)
  await must(mapPastColumns(sipke, batch, { operation: operation(), columns }, at))
  return batch
}
