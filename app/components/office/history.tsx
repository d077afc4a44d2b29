import { Thread } from '../state/thread.tsx'

export type HistoryStep = { key: string; what: string; when: string }

/** What happened, in the order in which it happened; the last one is now. */
export function History({ steps, label }: { steps: HistoryStep[]; label: string }) {
  return (
    <Thread
      tight
      label={label}
      steps={steps.map((step, index) => ({ ...step, place: index === steps.length - 1 ? 'now' : 'past' }))}
    />
  )
}
