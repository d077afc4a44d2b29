import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { classes } from '../classes.ts'
import { Header } from './header.tsx'
import { type PageProps, pageUrls } from './types.ts'

type FrameProps = PageProps & {
  /** One step smaller, for who works here all day. */
  desk?: boolean
  /** Stands above the content, from edge to edge. */
  hero?: ReactNode
  footer: ReactNode
}

/** What every page has: skip link, header, strip, main and footer. */
export function Frame({ desk, hero, footer, children, ...page }: FrameProps) {
  const urls = { ...pageUrls, ...page.urls }
  return (
    <div className="utrecht-root db-page" data-density={desk ? 'desk' : undefined}>
      <a className="utrecht-skip-link utrecht-skip-link--visible-on-focus db-skip" href="#main">
        {m.components_skip()}
      </a>
      {page.demo && <DemoLine demo={urls.demo} mailbox={urls.mailbox} />}
      <Header {...page} urls={urls} />
      {page.strip && <Strip {...page.strip} />}
      <main id="main" tabIndex={-1} className={classes('db-main', hero != null && 'db-main--hero')}>
        {hero}
        <div className="db-wrap">{children}</div>
      </main>
      {footer}
    </div>
  )
}

function DemoLine({ demo, mailbox }: { demo: string; mailbox: string }) {
  return (
    <aside className="db-demo" aria-label={m.components_demo_label()}>
      <div className="db-wrap db-demo__in">
        <p>{m.components_demo_line()}</p>
        <a href={demo}>{m.components_demo_personas()}</a>
        <a href={mailbox}>{m.components_demo_mailbox()}</a>
      </div>
    </aside>
  )
}

function Strip({ where, end }: { where: ReactNode; end?: ReactNode }) {
  return (
    <section className="db-strip" aria-label={m.components_strip_label()}>
      <div className="db-wrap db-strip__in">
        <span>{where}</span>
        {end && <span className="db-strip__end">{end}</span>}
      </div>
    </section>
  )
}
