import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'

type NumberTableProps = {
  rows: readonly {
    key: string
    /** The page of this number; null where the reader is on it. */
    href: string | null
    what: string
    when: string
    figure: string
    source: string
    quote: string | null
    recorded: string
  }[]
}

/** Every number of the programme as it was written down: what, when, where it stands, and since when it is known. */
export function NumberTable({ rows }: NumberTableProps) {
  return (
    <Table
      caption={m.results_public_numbers()}
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'what', head: m.results_public_what(), cell: ({ what }) => what },
        {
          key: 'figure',
          head: m.results_public_number(),
          cell: ({ href, what, figure }) =>
            href ? (
              <Link href={href}>
                <strong>{figure}</strong>
                <span className="db-vh">: {what}</span>
              </Link>
            ) : (
              <strong>{figure}</strong>
            ),
        },
        { key: 'when', head: m.results_public_when(), cell: ({ when }) => when },
        {
          key: 'source',
          head: m.results_public_source(),
          cell: ({ source, quote }) => (
            <>
              {source}
              {quote && <small lang="nl">{`“${quote}”`}</small>}
            </>
          ),
        },
        { key: 'recorded', head: m.results_public_recorded(), cell: ({ recorded }) => recorded },
      ]}
    />
  )
}
