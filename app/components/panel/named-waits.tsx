import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'

type NamedWaitsProps = { named: { proposal: string; title: string; person: string; name: string }[] }

/** Members whom an applicant named and who did not answer since, for who assigns the readers. */
export function NamedWaits({ named }: NamedWaitsProps) {
  if (named.length === 0) return null
  return (
    <Notice tone="wait" title={m.manager_named_waits()}>
      <ul className="db-list">
        {named.map(({ proposal, title, person, name }) => (
          <li key={`${proposal} ${person}`}>{m.manager_named_waits_of({ name, title })}</li>
        ))}
      </ul>
    </Notice>
  )
}
