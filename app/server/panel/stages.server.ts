import type { Stage } from '#app/components/panel/stage-steps.tsx'
import { type BatchStage, batchStages } from '#app/domain/panel/batch.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { stateWord } from '#app/i18n/words.server.ts'

/** The stages of a batch in words; extra readers only where they are or were asked. */
export function stagesOf(now: BatchStage): Stage[] {
  return batchStages
    .filter((stage) => stage !== 'extra-reviews' || now === 'extra-reviews' || now === 'revealed')
    .map((key) => ({ key, label: stageWord(key) }))
}

export function stageWord(stage: BatchStage): string {
  return stateWord('batch', stage, 'staff', currentLocale()) ?? stage
}
