import type { AnswerItem } from '../proposal/answer-list.tsx'

/** What an applicant wrote, to read: each question over its answer. */
export function AnswerText({ items, level = 3 }: { items: AnswerItem[]; level?: 3 | 4 }) {
  const Question = `h${level}` as const
  return (
    <>
      {items.map(({ key, label, lines, rows }) => (
        <div key={key}>
          <Question>{label}</Question>
          {rows ? (
            <ul className="db-list">
              {lines.map((line, index) => (
                <li key={`${index}-${line}`}>{line}</li>
              ))}
            </ul>
          ) : (
            paragraphsOf(lines).map((paragraph, index) => <p key={`${index}-${paragraph}`}>{paragraph}</p>)
          )}
        </div>
      ))}
    </>
  )
}

function paragraphsOf(lines: string[]): string[] {
  return lines.flatMap((line) => line.split(/\n+/)).filter(Boolean)
}
