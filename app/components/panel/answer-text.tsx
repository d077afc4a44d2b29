import { m } from '#app/i18n/paraglide/messages.js'
import { Paragraphs } from '../block/lines.tsx'
import { type AnswerItem, AnswerRows } from '../proposal/answer-list.tsx'

/** What an applicant wrote, to read: each question over its answer, or that there is none. */
export function AnswerText({ items }: { items: AnswerItem[] }) {
  return (
    <>
      {items.map((item) => (
        <div key={item.key}>
          <h3>{item.label}</h3>
          {item.lines.length === 0 ? (
            <p className="db-soft">{m.components_left_open()}</p>
          ) : item.rows ? (
            <AnswerRows item={item} />
          ) : (
            <Paragraphs texts={item.lines} />
          )}
        </div>
      ))}
    </>
  )
}
