import { m } from '#app/i18n/paraglide/messages.js'
import { type Column, Table } from '../block/table.tsx'

export type ReadersRow = {
  key: string
  title: string
  readers: { name: string; locked: boolean; acquainted: boolean }[]
  wanted: number
}

/** Who reads what, and who is done: names and states, never scores. */
export function ReadersTable({ rows }: { rows: ReadersRow[] }) {
  const columns: Column<ReadersRow>[] = [
    { key: 'title', head: m.reviewer_ranking_proposal(), cell: (row) => row.title },
    {
      key: 'readers',
      head: m.reviewer_readers(),
      text: true,
      cell: ({ readers }) =>
        readers.length === 0 ? m.reviewer_readers_none() : readers.map(readerWords).join(', '),
    },
    {
      key: 'locked',
      head: m.reviewer_readers_locked(),
      number: true,
      cell: ({ readers, wanted }) =>
        m.reviewer_of({
          done: String(readers.filter((reader) => reader.locked).length),
          all: String(wanted),
        }),
    },
  ]
  return (
    <Table
      caption={m.reviewer_readers_caption()}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
    />
  )
}

function readerWords({ name, locked, acquainted }: ReadersRow['readers'][number]): string {
  const said = [
    locked ? m.reviewer_readers_done() : null,
    acquainted ? m.reviewer_readers_acquainted() : null,
  ].filter(Boolean)
  return said.length > 0 ? `${name} (${said.join(', ')})` : name
}
