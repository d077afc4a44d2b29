import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Table } from '../block/table.tsx'

/** What may stand between double braces: its name, what it means, and when it has a value. */
export function PlaceholderTable({ rows }: { rows: { name: string; meaning: string; needs: string }[] }) {
  return (
    <Table
      caption={m.agreement_clause_placeholders()}
      captionHidden
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', head: m.agreement_placeholder(), cell: ({ name }) => <code>{`{{${name}}}`}</code> },
        {
          key: 'meaning',
          head: m.agreement_placeholder_meaning(),
          text: true,
          cell: ({ meaning }) => meaning,
        },
        { key: 'needs', head: m.agreement_placeholder_when(), cell: ({ needs }) => needs },
      ]}
    />
  )
}

/** Plain words that are hard to read: a hint, which keeps nobody from saving. */
export function HardWords({ hard }: { hard: { longest: number; average: number } | null }) {
  if (!hard) return null
  return (
    <Notice tone="info" level={3} title={m.agreement_clause_hard()}>
      {m.agreement_clause_hard_text({ longest: String(hard.longest), average: String(hard.average) })}
    </Notice>
  )
}
