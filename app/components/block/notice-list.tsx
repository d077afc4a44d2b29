import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'
import { Tag } from '../state/state-tag.tsx'
import { Empty } from './empty.tsx'

type ListedNotice = {
  id: string
  subject: string
  summary: string
  href: string | null
  when: string
  isNew: boolean
}

/** What somebody was told: when, what, and where it leads; what they did not open yet says so in a word. */
export function NoticeList({ notices }: { notices: readonly ListedNotice[] }) {
  if (notices.length === 0) return <Empty title={m.notify_list_none()}>{m.notify_list_none_text()}</Empty>
  return (
    <ul className="db-plain">
      {notices.map(({ id, subject, summary, href, when, isNew }) => (
        <li key={id}>
          {isNew && (
            <Tag knot="dot" tone="busy">
              {m.notify_list_new()}
            </Tag>
          )}{' '}
          {href ? <Link href={href}>{subject}</Link> : <strong>{subject}</strong>}
          <br />
          {summary} <small className="db-soft">{when}</small>
        </li>
      ))}
    </ul>
  )
}
