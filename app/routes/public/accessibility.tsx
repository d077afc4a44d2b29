import type { MetaFunction } from '@remix-run/node'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.public_accessibility_title() }]

/** What this site does for everybody to be able to use it, and where to say that something does not work. */
export default function Accessibility() {
  return (
    <PublicShell current="/accessibility">
      <div className="db-stack db-column">
        <h1>{m.public_accessibility_title()}</h1>
        <Lead>{m.public_accessibility_lead()}</Lead>
        <h2>{m.public_accessibility_works()}</h2>
        <ul className="db-list">
          <li>{m.public_accessibility_keyboard()}</li>
          <li>{m.public_accessibility_zoom()}</li>
          <li>{m.public_accessibility_reader()}</li>
          <li>{m.public_accessibility_script()}</li>
          <li>{m.public_accessibility_dark()}</li>
          <li>{m.public_accessibility_words()}</li>
        </ul>
        <h2>{m.public_accessibility_norm()}</h2>
        <p>{m.public_accessibility_norm_text()}</p>
        <h2>{m.public_accessibility_less()}</h2>
        <ul className="db-list">
          <li>{m.public_accessibility_less_pdf()}</li>
          <li>{m.public_accessibility_less_frisian()}</li>
        </ul>
        <h2>{m.public_accessibility_tell()}</h2>
        <p>
          {m.public_accessibility_tell_text()}{' '}
          <Link href="/contact">{m.public_accessibility_tell_link()}</Link>
        </p>
      </div>
    </PublicShell>
  )
}
