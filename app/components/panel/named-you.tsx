import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Link } from '../link.tsx'

/** To a member whom an applicant named: a question, until they say something after it. */
export function NamedYou({ proposals }: { proposals: { proposal: string; title: string }[] }) {
  if (proposals.length === 0) return null
  return (
    <Notice tone="turn" title={m.reviewer_named_you()}>
      <ul className="db-list">
        {proposals.map(({ proposal, title }) => (
          <li key={proposal}>
            <Link href={`/reviewer/proposals/${proposal}/conflict`}>
              {m.reviewer_named_you_go({ title })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
