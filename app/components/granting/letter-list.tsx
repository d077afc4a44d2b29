import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'

type Letter = { id: string; subject: string; day: string; href: string | null }

/** The letters about a grant, each as a PDF; one that is being made has no link yet. */
export function LetterList({ letters }: { letters: readonly Letter[] }) {
  return (
    <ul className="db-plain">
      {letters.map(({ id, subject, day, href }) => (
        <li key={id}>
          {href ? <Link href={href}>{subject}</Link> : subject} <span className="db-soft">{day}</span>
          {!href && <span className="db-soft"> · {m.course_letter_being_made()}</span>}
        </li>
      ))}
    </ul>
  )
}
