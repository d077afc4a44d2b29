import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Facts } from '../block/facts.tsx'
import { Notice } from '../block/notice.tsx'
import { Link } from '../link.tsx'

export type AidWords = {
  name: string
  number: string
  sells: string
  linked: number
  /** Null when no ceiling is known for the day. */
  sum: string | null
  left: string | null
  until: string | null
  ceiling: string | null
}

/** How much state aid who asks has had in three years, before a decision adds to it. */
export function AidCard({ aid }: { aid: AidWords }) {
  return (
    <Card title={m.aid_card_title()}>
      {aid.sells === 'unknown' && (
        <Notice tone="turn" title={m.aid_card_unknown()}>
          {m.aid_card_unknown_text()}
        </Notice>
      )}
      {aid.sum === null ? (
        <p>{m.aid_card_unruled()}</p>
      ) : (
        <Facts
          facts={[
            { term: m.aid_sum(), value: aid.sum, more: m.aid_of_ceiling({ amount: aid.ceiling ?? '' }) },
            {
              term: m.aid_left(),
              value: aid.left,
              more: aid.until ? m.aid_left_until({ day: aid.until }) : undefined,
            },
          ]}
        />
      )}
      <p className="db-small db-soft db-after">
        {aid.name} ({aid.number}){aid.linked > 0 && `, ${m.aid_card_linked({ count: aid.linked })}`}.{' '}
        <Link href="/manager/state-aid">{m.aid_title()}</Link>
      </p>
    </Card>
  )
}
