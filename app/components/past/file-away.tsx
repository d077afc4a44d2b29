import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Link } from '../link.tsx'

/** The file cannot be read any more: why, and where to begin again. */
export function FileAway({ what, whatNow }: { what: string; whatNow: string }) {
  return (
    <Refusal what={what} whatNow={whatNow} action={<Link href="/manager/past/new">{m.past_bring()}</Link>} />
  )
}
