import { m } from '#app/i18n/paraglide/messages.js'
import type { KeptFileView } from '../form/file-field.tsx'
import { Link } from '../link.tsx'
import { Tag } from '../state/state-tag.tsx'

export type ThreadItem = {
  key: string
  side: 'applicant' | 'fund'
  who: string
  when: string
  /** How it came there, when somebody else put it there. */
  about?: string
  text?: string
  more?: string
  /** What came with it. */
  files?: KeptFileView[]
  isNew?: boolean
}

/** What two sides said to each other, the oldest first. */
export function ThreadList({ items }: { items: ThreadItem[] }) {
  if (items.length === 0) return <p className="db-soft">{m.together_thread_empty()}</p>
  return (
    <ol className="db-plain">
      {items.map(({ key, who, when, about, text, more, files, isNew }) => (
        <li key={key} className="db-stack-s">
          <p>
            <strong>{who}</strong> <span className="db-soft db-small">{when}</span>{' '}
            {isNew && (
              <Tag knot="dot" tone="turn">
                {m.together_thread_new()}
              </Tag>
            )}
          </p>
          {about && <p>{about}</p>}
          {text && <p className="db-lines">{text}</p>}
          {files && <FileList files={files} />}
          {more && <p className="db-soft db-small">{more}</p>}
        </li>
      ))}
    </ol>
  )
}

/** Files that came with what was said, each to open. */
export function FileList({ files }: { files: KeptFileView[] }) {
  if (files.length === 0) return null
  return (
    <ul className="db-plain" aria-label={m.together_thread_files()}>
      {files.map(({ name, size, href, note }) => (
        <li key={href ?? name}>
          {href ? <Link href={href}>{name}</Link> : name} <small className="db-soft">{size}</small>
          {note && <small>{note}</small>}
        </li>
      ))}
    </ul>
  )
}
