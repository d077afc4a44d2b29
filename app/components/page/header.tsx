import { m } from '#app/i18n/paraglide/messages.js'
import type { NavLink, PageProps, PageUrls } from './types.ts'
import { WordMark } from './word-mark.tsx'

type HeaderProps = Pick<PageProps, 'fund' | 'nav' | 'viewer'> & { urls: PageUrls }

/** The word mark, the fund and the navigation; on a phone the navigation folds open under a word, without script. */
export function Header({ fund, nav = [], viewer, urls }: HeaderProps) {
  const links = { nav, viewer, signOut: urls.signOut }
  const hasMenu = nav.length > 0 || viewer
  return (
    <header className="utrecht-page-header db-header">
      <div className="db-wrap db-header__in">
        <a className="db-brand" href={urls.home}>
          <WordMark />
          <span className="db-brand__sub">{fund.name}</span>
        </a>
        {hasMenu && (
          <>
            <nav className="db-nav db-nav--wide" aria-label={m.components_nav_label()}>
              <NavList {...links} />
            </nav>
            <details className="db-menu">
              <summary>{m.components_menu()}</summary>
              <nav className="db-nav" aria-label={m.components_menu()}>
                <NavList {...links} />
              </nav>
            </details>
          </>
        )}
      </div>
    </header>
  )
}

function NavList({ nav, viewer, signOut }: { nav: NavLink[]; viewer?: { name: string }; signOut: string }) {
  return (
    <ul>
      {nav.map(({ href, label, current }) => (
        <li key={href}>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {label}
          </a>
        </li>
      ))}
      {viewer && (
        <li>
          <form method="post" action={signOut}>
            <button type="submit">
              {m.components_sign_out()}
              <span className="db-vh">: {viewer.name}</span>
            </button>
          </form>
        </li>
      )}
    </ul>
  )
}
