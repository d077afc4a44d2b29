import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Told } from './told.tsx'

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
  return (
    <Card title={word} level={level}>
      <p className="db-small db-soft">{by}</p>
      {saw === '' ? (
        <p>{m.learning_erased()}</p>
      ) : (
        <>
          <Told level={level} label={m.learning_saw_label()} text={saw} />
          <Told level={level} label={m.learning_why_label()} text={why} />
          {nextQuestion && <Told level={level} label={m.learning_next_question()} text={nextQuestion} />}
          {nextDay && <Told level={level} label={m.learning_next_day()} text={nextDay} />}
          <Told level={level} label={`${m.learning_lesson()}: ${lesson.title}`} text={lesson.text} />
          {about && <p className="db-small db-soft">{about}</p>}
        </>
      )}
    </Card>
  )
}
