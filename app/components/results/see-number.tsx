import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'

/** Below a number: the way to its rows, its definition, and how it was on a day. */
export function SeeNumber({ href, name }: { href: string; name: string }) {
  return (
    <Link href={href}>
      {m.results_public_see_number()}
      <span className="db-vh">: {name}</span>
    </Link>
  )
}
