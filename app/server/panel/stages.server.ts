import type { Stage } from '#app/components/panel/stage-steps.tsx'
import { type BatchStage, stagesFor } from '#app/domain/panel/batch.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import type { Batch } from '#db/queries/batches.server.ts'
import { turnsOf } from '#db/queries/stage-turns.server.ts'

/** The stages of a batch in words, those of its track; extra readers only where they are or were asked. */
export async function stagesOf({ id, track, stage }: Batch): Promise<Stage[]> {
  const turns = await turnsOf(db(), id)
  const extra = stage === 'extra-reviews' || turns.some(({ to }) => to === 'extra-reviews')
  return stagesFor(track)
    .filter((one) => one !== 'extra-reviews' || extra)
    .map((key) => ({ key, label: stageWord(key) }))
}

export function stageWord(stage: BatchStage): string {
  return stateWord('batch', stage, 'staff', currentLocale()) ?? stage
}
