import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Tag } from '../state/state-tag.tsx'

export type PartnerLine = { key: string; line: string; answer: 'yes' | 'no' | null; remark: string | null }

/** What the partners say whom a proposal names. */
export function PartnerLines({ lines }: { lines: readonly PartnerLine[] }) {
  if (lines.length === 0) return null
  return (
    <Card title={m.together_partners_title()}>
      <ul className="db-plain">
        {lines.map(({ key, line, answer, remark }) => (
          <li key={key}>
            <Tag
              knot={answer === 'yes' ? 'check' : answer === 'no' ? 'slash' : 'clock'}
              tone={answer === 'yes' ? 'good' : answer === 'no' ? 'turn' : 'wait'}
            >
              {line}
            </Tag>
            {remark && <p className="db-small db-lines">{remark}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
