import type { TrancheState } from '#app/domain/grant/tranche.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { StateTag } from '../state/state-tag.tsx'
import { TodoList } from './todo-list.tsx'

export type TrancheTableRow = {
  key: string
  part: string
  amount: string
  planned: string
  state: TrancheState
  late: boolean
  word: string
  /** How long it is late, or since when it is ready. */
  since: string | null
  todo: string[]
  action: { href: string; label: string } | null
  /** Whose it is, where tranches of many grants stand together. */
  grant?: { href: string; name: string }
}

type TrancheTableProps = {
  caption: string
  rows?: TrancheTableRow[]
  /** Under a band for each month, or whatever they are grouped by. */
  groups?: { key: string; title: string; note: string; rows: TrancheTableRow[] }[]
}

/** Payments with what still has to happen, in the words that the initiative sees, and what you can do. */
export function TrancheTable({ caption, rows, groups }: TrancheTableProps) {
  const named = groups !== undefined
  const about = (row: TrancheTableRow) => `${row.grant?.name ?? ''} ${row.part}`.trim()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      groups={groups}
      rowKey={({ key }) => key}
      turn={({ action }) => action !== null}
      columns={[
        ...(named
          ? [
              {
                key: 'grant',
                head: m.manager_tranche_grant(),
                cell: ({ grant }: TrancheTableRow) => grant && <a href={grant.href}>{grant.name}</a>,
              },
            ]
          : []),
        { key: 'part', head: m.manager_tranche_part(), cell: (row) => row.part },
        { key: 'amount', head: m.manager_tranche_amount(), number: true, cell: (row) => row.amount },
        {
          key: 'planned',
          head: m.manager_tranche_date(),
          cell: (row) => <When planned={row.planned} since={row.since} />,
        },
        {
          key: 'state',
          head: m.manager_tranche_state(),
          cell: (row) => (
            <StateTag machine="tranche" state={row.late ? 'late' : row.state}>
              {row.word}
            </StateTag>
          ),
        },
        { key: 'todo', head: m.manager_tranche_todo(), cell: (row) => <TodoList todo={row.todo} /> },
        {
          key: 'act',
          head: m.manager_tranche_do(),
          action: true,
          cell: (row) =>
            row.action && (
              <a href={row.action.href}>
                {row.action.label}
                <span className="db-vh">: {about(row)}</span>
              </a>
            ),
        },
      ]}
    />
  )
}

function When({ planned, since }: Pick<TrancheTableRow, 'planned' | 'since'>) {
  if (!since) return <>{planned}</>
  return (
    <span>
      {planned} <small className="db-soft">{since}</small>
    </span>
  )
}
