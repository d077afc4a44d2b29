import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Link } from '../link.tsx'

/** All that has to happen before an account is paid to, each with where it is done; nothing when that is all done. */
export function AccountNeeds({ needs }: { needs: { key: string; text: string; href: string | null }[] }) {
  if (needs.length === 0) return null
  return (
    <Notice tone="wait" title={m.payments_need_title()}>
      <ul className="db-list">
        {needs.map(({ key, text, href }) => (
          <li key={key}>{href ? <Link href={href}>{text}</Link> : text}</li>
        ))}
      </ul>
    </Notice>
  )
}
