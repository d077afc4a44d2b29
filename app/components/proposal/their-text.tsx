import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Link } from '../link.tsx'
import { type AnswerItem, AnswerList } from './answer-list.tsx'

/** What somebody else saved on the same page meanwhile; `keep` is where their text stays as it is. */
export function TheirText({ items, keep }: { items: AnswerItem[]; keep: string }) {
  return (
    <Card title={m.applicant_apply_their_title()}>
      <AnswerList items={items} />
      <p className="db-after">
        <Link href={keep} look="alone">
          {m.applicant_apply_their_keep()}
        </Link>
      </p>
      <p className="db-soft db-small">{m.applicant_apply_their_hint()}</p>
    </Card>
  )
}
