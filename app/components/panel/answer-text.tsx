import { Lines, Paragraphs } from '../block/lines.tsx'
import type { AnswerItem } from '../proposal/answer-list.tsx'

/** What an applicant wrote, to read: each question over its answer. */
export function AnswerText({ items }: { items: AnswerItem[] }) {
  return (
    <>
      {items.map(({ key, label, lines, links, rows }) => (
        <div key={key}>
          <h3>{label}</h3>
          {rows ? <Lines lines={lines} links={links} /> : <Paragraphs texts={lines} />}
        </div>
      ))}
    </>
  )
}
