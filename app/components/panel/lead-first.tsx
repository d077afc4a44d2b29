import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Link } from '../link.tsx'

type LeadFirstProps = { page: { interest: boolean; undeclared: { id: string; title: string }[] } }

/** Why who leads the panel cannot take the next step yet, with the way to the question that is open. */
export function LeadFirst({ page: { interest, undeclared } }: LeadFirstProps) {
  if (interest)
    return (
      <Notice tone="calm" title={m.reviewer_lead_interest()}>
        <p>{m.reviewer_lead_interest_text()}</p>
      </Notice>
    )
  return (
    <Notice tone="turn" title={m.reviewer_declare_first()}>
      <p>{m.reviewer_lead_first_text()}</p>
      <ul className="db-list">
        {undeclared.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/reviewer/proposals/${id}/conflict`}>{title}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
