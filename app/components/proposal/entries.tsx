import { Link } from '../link.tsx'

/** One field of a row, under its own label. */
export type EntryPart = { key: string; label: string; text: string; long: boolean }
/** A row of an answer: what it is called, when it has a name, and its other fields. */
export type AnswerEntry = { id: string; name: EntryPart | null; parts: EntryPart[]; href: string | null }

/** Rows under each other: the name of each, and every other field behind its label; below them their sum. */
export function Entries({ entries, total }: { entries: AnswerEntry[]; total?: string }) {
  return (
    <>
      <ul className="db-list">
        {entries.map(({ id, name, parts, href }) => (
          <li key={id}>
            {name && (href ? <Link href={href}>{name.text}</Link> : <strong>{name.text}</strong>)}
            <dl className="db-entry">
              {parts.map(({ key, label, text }) => (
                <div key={key}>
                  <dt>{labelWithColon(label)}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {total && (
        <p>
          <strong>{total}</strong>
        </p>
      )}
    </>
  )
}

/** A label that is a question ends with its own mark. */
export function labelWithColon(label: string): string {
  return /[?!.:]$/.test(label) ? label : `${label}:`
}
