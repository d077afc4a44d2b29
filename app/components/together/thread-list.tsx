import { m } from '#app/i18n/paraglide/messages.js'
import { Tag } from '../state/state-tag.tsx'

export type ThreadItem = {
  key: string
  side: 'applicant' | 'fund'
  who: string
  when: string
  text?: string
  more?: string
  isNew?: boolean
}

/** What two sides said to each other, the oldest first. */
export function ThreadList({ items }: { items: ThreadItem[] }) {
  if (items.length === 0) return <p className="db-soft">{m.together_thread_empty()}</p>
  return (
    <ol className="db-plain">
      {items.map(({ key, who, when, text, more, isNew }) => (
        <li key={key} className="db-stack-s">
          <p>
            <strong>{who}</strong> <span className="db-soft db-small">{when}</span>{' '}
            {isNew && (
              <Tag knot="dot" tone="turn">
                {m.together_thread_new()}
              </Tag>
            )}
          </p>
          {text && <p className="db-lines">{text}</p>}
          {more && <p className="db-soft db-small">{more}</p>}
        </li>
      ))}
    </ol>
  )
}
