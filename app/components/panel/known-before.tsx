import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'

/** All that is shown before somebody said whether they know the applicant. */
export function KnownBefore({
  proposal,
}: {
  proposal: { title: string; applicant: string; partners: string[]; neighbourhoods: string[] }
}) {
  const list = (values: string[]) => (values.length > 0 ? values.join(', ') : '–')
  return (
    <DataList
      items={[
        { key: 'title', label: m.reviewer_before_title(), value: proposal.title },
        { key: 'applicant', label: m.reviewer_before_applicant(), value: proposal.applicant },
        { key: 'partners', label: m.reviewer_before_partners(), value: list(proposal.partners) },
        { key: 'where', label: m.reviewer_before_where(), value: list(proposal.neighbourhoods) },
      ]}
    />
  )
}
