import { m } from '#app/i18n/paraglide/messages.js'
import { type Column, Table } from '../block/table.tsx'

export type SpreadRow = {
  key: string
  name: string
  own: number | null
  counts: readonly number[]
  cannotJudge: number
}

/** How many members gave each score on each V, with one's own beside it: numbers, never names. */
export function PracticeSpread({ rows }: { rows: SpreadRow[] }) {
  const columns: Column<SpreadRow>[] = [
    { key: 'name', head: m.reviewer_practice_criterion(), cell: (row) => row.name },
    {
      key: 'own',
      head: m.reviewer_practice_own(),
      cell: ({ own }) => <strong>{own === null ? m.reviewer_practice_cannot() : String(own)}</strong>,
    },
    ...[1, 2, 3, 4, 5].map((score, index) => ({
      key: String(score),
      head: m.reviewer_practice_score({ score: String(score) }),
      number: true,
      cell: ({ counts }: SpreadRow) => String(counts[index] ?? 0),
    })),
    {
      key: 'cannot',
      head: m.reviewer_practice_cannot(),
      number: true,
      cell: ({ cannotJudge }) => String(cannotJudge),
    },
  ]
  return (
    <Table
      caption={m.reviewer_practice_spread()}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
    />
  )
}
