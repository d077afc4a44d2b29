import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Link } from '../link.tsx'

type TogetherCardProps = { path: string; members: { key: string; name: string; relation: string }[] }

/** Who takes part, and the way to ask somebody else. */
export function TogetherCard({ path, members }: TogetherCardProps) {
  return (
    <Card title={m.together_card_title()}>
      {members.length > 1 && (
        <ul className="db-plain">
          {members.map(({ key, name, relation }) => (
            <li key={key}>
              {name} <span className="db-soft">{relation}</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href={`${path}/people`}>{m.together_card_link()}</Link>
      </p>
    </Card>
  )
}
