import { m } from '#app/i18n/paraglide/messages.js'
import { Steps } from '../state/steps.tsx'

export type Stage = { key: string; label: string }

/** The stages of a batch as steps in words. */
export function StageSteps({ stages, now }: { stages: Stage[]; now: string }) {
  const at = stages.findIndex(({ key }) => key === now)
  return (
    <Steps
      label={m.reviewer_stages_label()}
      steps={stages.map(({ key, label }, index) => ({
        key,
        label,
        place: index < at ? 'done' : index === at ? 'now' : 'ahead',
      }))}
    />
  )
}
