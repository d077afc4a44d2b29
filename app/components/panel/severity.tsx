import type { Unknown } from '#app/domain/panel/statistic.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Fold } from '../block/fold.tsx'
import { type Column, Table } from '../block/table.tsx'
import { between, decimal } from './decimal.ts'
import { unknownWords } from './unknown-words.ts'

export type SeverityRow = {
  key: string
  name: string
  reviews: number
  effect: number
  interval: { low: number; high: number }
}
export type SeverityView = { reason: Unknown } | { reason: null; rows: SeverityRow[] }

/** Who reads strictly and who mildly, by name: for the chair alone. */
export function SeverityTable({ view }: { view: SeverityView }) {
  return (
    <Fold title={m.reviewer_severity_title()}>
      {view.reason ? (
        <p>{unknownWords(view.reason)}</p>
      ) : view.rows.length === 0 ? (
        <p>{m.reviewer_severity_none()}</p>
      ) : (
        <>
          <p>{m.reviewer_severity_lead()}</p>
          <Table
            caption={m.reviewer_severity_title()}
            captionHidden
            columns={columns()}
            rows={view.rows}
            rowKey={(row) => row.key}
          />
        </>
      )}
    </Fold>
  )
}

function columns(): Column<SeverityRow>[] {
  return [
    { key: 'name', head: m.reviewer_severity_reader(), cell: (row) => row.name },
    { key: 'read', head: m.reviewer_severity_read(), number: true, cell: (row) => row.reviews },
    {
      key: 'apart',
      head: m.reviewer_severity_apart(),
      number: true,
      cell: ({ effect }) => (effect > 0 ? `+${decimal(effect)}` : decimal(effect)),
    },
    {
      key: 'between',
      head: m.reviewer_ranking_between(),
      number: true,
      cell: (row) => between(row.interval),
    },
    { key: 'says', head: m.reviewer_agreement_says(), cell: severityWords },
  ]
}

function severityWords({ interval: { low, high } }: SeverityRow): string {
  if (high < 0) return m.reviewer_severity_strict()
  return low > 0 ? m.reviewer_severity_mild() : m.reviewer_severity_same()
}
