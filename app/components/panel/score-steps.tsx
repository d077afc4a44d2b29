import { m } from '#app/i18n/paraglide/messages.js'
import { Steps } from '../state/steps.tsx'

export type ScoreStep = { key: string; label: string; answered: boolean }

/** The five V's and the advice as steps in words; any of them can be opened in any order. */
export function ScoreSteps({
  proposal,
  steps,
  now,
}: {
  proposal: string
  steps: ScoreStep[]
  now: string | null
}) {
  return (
    <Steps
      label={m.reviewer_steps_label()}
      phone="knots"
      steps={steps.map(({ key, label, answered }) => ({
        key,
        label,
        href: stepPath(proposal, key),
        place: key === now ? 'now' : answered ? 'done' : 'ahead',
      }))}
    />
  )
}

/** The address of a step: of a V, or of the advice. */
export function stepPath(proposal: string, step: string): string {
  return step === 'advice'
    ? `/reviewer/proposals/${proposal}/advice`
    : `/reviewer/proposals/${proposal}/scores/${step}`
}
