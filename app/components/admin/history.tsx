import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Section } from '../page/section.tsx'

/** A change that was made: when, of what when more than one thing can change, what it was and became, and by whom. */
export type HistoryLine = {
  key: string
  on: string
  what?: string
  before: string
  after: string
  by: string
}

/** What something was before, the newest change first. */
export function History({ lines }: { lines: readonly HistoryLine[] }) {
  const named = lines.some(({ what }) => what !== undefined)
  return (
    <Section id="history" title={m.setup_history_title()}>
      {lines.length === 0 ? (
        <p className="db-soft">{m.setup_history_none()}</p>
      ) : (
        <Table
          caption={m.setup_history_title()}
          captionHidden
          rows={lines}
          rowKey={({ key }) => key}
          columns={[
            { key: 'on', head: m.setup_history_on(), cell: ({ on }) => on },
            ...(named
              ? [{ key: 'what', head: m.setup_history_what(), cell: ({ what }: HistoryLine) => what }]
              : []),
            { key: 'before', head: m.setup_history_before(), cell: ({ before }) => before },
            { key: 'after', head: m.setup_history_after(), cell: ({ after }) => after },
            { key: 'by', head: m.setup_history_by(), cell: ({ by }) => by },
          ]}
        />
      )}
    </Section>
  )
}
