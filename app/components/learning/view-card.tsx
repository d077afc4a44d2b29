import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { DataList } from '../block/data-list.tsx'

export type ViewShown = {
  id: string
  by: string
  word: string
  saw: string
  why: string
  lesson: { title: string; text: string }
  about: string
  nextQuestion: string | null
  nextDay: string | null
}

/** What one side wrote: what it saw, what it proposes and why, and what it learned. */
export function ViewCard({ view, level = 3 }: { view: ViewShown; level?: 2 | 3 }) {
  const { by, word, saw, why, lesson, about, nextQuestion, nextDay } = view
  const erased = saw === ''
  return (
    <Card title={word} level={level}>
      <p className="db-small db-soft">{by}</p>
      {erased ? (
        <p>{m.learning_erased()}</p>
      ) : (
        <DataList
          items={[
            { key: 'saw', label: m.learning_saw_label(), value: saw },
            { key: 'why', label: m.learning_why_label(), value: why },
            ...(nextQuestion
              ? [{ key: 'question', label: m.learning_next_question(), value: nextQuestion }]
              : []),
            ...(nextDay ? [{ key: 'day', label: m.learning_next_day(), value: nextDay }] : []),
            {
              key: 'lesson',
              label: m.learning_lesson(),
              value: (
                <>
                  <strong>{lesson.title}</strong>
                  <span className="db-lines"> {lesson.text}</span>
                  {about && <small className="db-soft"> {about}</small>}
                </>
              ),
            },
          ]}
        />
      )}
    </Card>
  )
}
