import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'

type EndingFactsProps = {
  ending: {
    ground: string
    explanation: string
    learned: string | null
    heardOn: string | null
    lastDay: string
  }
  prepared: string
}

/** What was prepared: why it ends, what it taught, and the last day. */
export function EndingFacts({ ending, prepared }: EndingFactsProps) {
  const heard = ending.heardOn ? [{ key: 'heard', label: m.course_end_heard(), value: ending.heardOn }] : []
  const learned = ending.learned
    ? [{ key: 'learned', label: m.course_end_learned(), value: ending.learned }]
    : []
  return (
    <DataList
      items={[
        { key: 'ground', label: m.course_end_why(), value: ending.ground },
        { key: 'words', label: m.course_end_explanation(), value: ending.explanation },
        ...heard,
        ...learned,
        { key: 'day', label: m.course_end_last_day(), value: ending.lastDay },
        { key: 'prepared', label: m.course_prepared(), value: prepared },
      ]}
    />
  )
}
