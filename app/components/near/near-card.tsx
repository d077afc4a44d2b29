import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Link } from '../link.tsx'
import { Tag } from '../state/state-tag.tsx'

export type NearCardProps = {
  /** When the initiative was last heard, in a sentence. */
  heard: string
  /** That it is quiet for too long. */
  quiet: string | null
  /** Who keeps in touch, and how often, in a sentence; only of a grant that is being carried out. */
  keeper: string | null
  choose: string | null
  steps: { key: string; text: string; href: string }[]
  /** Where a contact is noted; null for who may not. */
  note: string | null
  whole: string
}

/** Beside a plan in the office: how near the fund is, what was agreed, and the way to all of it. */
export function NearCard({ heard, quiet, keeper, choose, steps, note, whole }: NearCardProps) {
  return (
    <Card title={m.near_card_title()}>
      {quiet && (
        <p>
          <Tag knot="clock" tone="wait">
            {quiet}
          </Tag>
        </p>
      )}
      <p>{heard}</p>
      {keeper && <p>{keeper}</p>}
      {steps.length > 0 && (
        <ul className="db-plain">
          {steps.map(({ key, text, href }) => (
            <li key={key}>
              <Link href={href}>{text}</Link>
            </li>
          ))}
        </ul>
      )}
      {note && (
        <p>
          <Link href={note} look="alone">
            {m.near_note_title()}
          </Link>
        </p>
      )}
      <p>
        <Link href={whole}>{m.near_case_link()}</Link>
      </p>
      {choose && (
        <p>
          <Link href={choose}>{m.near_card_choose()}</Link>
        </p>
      )}
    </Card>
  )
}
