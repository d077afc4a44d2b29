import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'

/** Below a list that is not whole: how many it holds, and where the others are. */
export function MoreGrants({ count }: { count: number }) {
  return (
    <p className="db-after">
      {m.results_public_newest_grants({ count: String(count) })}{' '}
      <Link href="/grants">{m.results_public_all_grants_see()}</Link>
    </p>
  )
}
