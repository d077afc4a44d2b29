import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'

const pages = [
  { href: '/manager/ledger', word: m.manager_fund_ledger },
  { href: '/manager/journal', word: m.books_journal },
  { href: '/manager/years', word: m.books_years },
  { href: '/manager/checks', word: m.checks_link },
]

/** The ways between the pages of the books. */
export function BooksLinks({ current }: { current?: string }) {
  return (
    <p className="db-row">
      {pages
        .filter(({ href }) => href !== current)
        .map(({ href, word }) => (
          <Link key={href} href={href}>
            {word()}
          </Link>
        ))}
    </p>
  )
}
