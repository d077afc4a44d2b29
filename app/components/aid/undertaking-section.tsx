import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'

export type UndertakingWords = {
  key: string
  name: string
  kvk: string[]
  sum: string | null
  left: string | null
  until: string | null
  entries: {
    key: string
    on: string
    giver: string
    amount: string
    instrument: string
    counts: string
    from: string
    href: string | null
  }[]
  links: { id: string; names: string; by: string; reason: string; ended: string | null }[]
}

/** One single undertaking: its aid, what is left, and with whom it counts together. */
export function UndertakingSection({ one, keeps }: { one: UndertakingWords; keeps: boolean }) {
  const room = [
    one.sum && m.aid_says_sum({ sum: one.sum }),
    one.left && m.aid_says_left({ left: one.left }),
    one.until && m.aid_left_until({ day: one.until }),
  ]
  return (
    <Section
      id={one.key.replace(':', '-')}
      title={one.name}
      intro={[one.kvk.join(' + '), ...room].filter(Boolean).join('. ')}
    >
      {one.entries.length > 0 && (
        <Table
          caption={m.aid_entries_of({ name: one.name })}
          captionHidden
          rows={one.entries}
          rowKey={({ key }) => key}
          columns={[
            { key: 'on', head: m.aid_col_on(), cell: ({ on }) => on },
            { key: 'giver', head: m.aid_giver(), cell: ({ giver }) => giver },
            { key: 'instrument', head: m.aid_col_instrument(), cell: ({ instrument }) => instrument },
            { key: 'amount', head: m.aid_col_amount(), number: true, cell: ({ amount }) => amount },
            { key: 'counts', head: m.aid_col_counts(), cell: ({ counts }) => counts },
            {
              key: 'from',
              head: m.aid_from(),
              cell: ({ from, href }) => (href ? <Link href={href}>{from}</Link> : from),
            },
          ]}
        />
      )}
      {one.links.length > 0 && (
        <ul className="db-plain">
          {one.links.map((link) => (
            <li key={link.id}>
              <strong>{link.names}</strong>: {link.reason}{' '}
              <span className="db-soft">{link.ended ?? link.by}</span>{' '}
              {keeps && !link.ended && (
                <Link href={`/manager/state-aid/links/${link.id}/ending`}>
                  {m.aid_part()}
                  <span className="db-vh">: {link.names}</span>
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
