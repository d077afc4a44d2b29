import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Link } from '../link.tsx'

type HandedInProps = {
  handedIn: readonly {
    id: string
    text: string | null
    number: string | null
    file: { name: string; href: string } | null
    by: string
    day: string
    question: string | null
  }[]
}

/** What was handed in for a milestone, version after version, each with the question it got. */
export function HandedInList({ handedIn }: HandedInProps) {
  return handedIn.map(({ id, text, number, file, by, day, question }) => (
    <Card key={id} title={m.course_evidence_by({ name: by, day })}>
      {text && <p className="db-lines">{text}</p>}
      {number && <p>{m.course_evidence_number_is({ number })}</p>}
      {file && (
        <p>
          <Link href={file.href}>{file.name}</Link>
        </p>
      )}
      {question && (
        <p className="db-lines">
          <strong>{m.course_evidence_question_is()}</strong> {question}
        </p>
      )}
    </Card>
  ))
}
