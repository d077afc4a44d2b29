import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Link } from '../link.tsx'

/** One thing on a grant that somebody was right about; without `href` for who cannot read the answer here. */
export type Again = { id: string; title: string; about: string; text: string; href: string | null }

/** That somebody was right about what was done on a grant, and that the fund looks at it again. */
export function AgainNotices({ again }: { again: readonly Again[] }) {
  return again.map(({ id, title, about, text, href }) => (
    <Notice
      key={id}
      tone="wait"
      title={title}
      action={href && <Link href={href}>{m.complaint_again_answer()}</Link>}
    >
      <p>{about}</p>
      <p>{text}</p>
    </Notice>
  ))
}
