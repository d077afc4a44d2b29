import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Link } from '../link.tsx'
import { Tag } from '../state/state-tag.tsx'

type ThreadCardProps = { href: string; unread: boolean; help?: { href: string; on: boolean } | null }

/**
 * The way to the thread with the fund, to a new message in it, and to asking for help with a draft. While the fund does not
 * read a draft along, asking goes by way of asking for help: the link says so.
 */
export function ThreadCard({ href, unread, help }: ThreadCardProps) {
  return (
    <Card title={m.together_thread_title()}>
      {unread && (
        <p>
          <Tag knot="dot" tone="turn">
            {m.together_thread_link_new()}
          </Tag>
        </p>
      )}
      {(!help || help.on || unread) && (
        <p>
          <Link href={href}>{m.together_thread_card_link()}</Link>
        </p>
      )}
      {help && (
        <p>
          <Link href={help.href}>{help.on ? m.together_help_end_title() : m.together_help_ask_link()}</Link>
        </p>
      )}
    </Card>
  )
}
