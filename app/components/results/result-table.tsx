import { m } from '#app/i18n/paraglide/messages.js'
import { type Column, Table } from '../block/table.tsx'

/** What is known of one indicator of the programme, in words. */
export type ShownResult = {
  key: string
  name: string
  part: boolean
  figure: string | null
  note: string | null
  why: string | null
  target: string | null
  grants: string | null
}

/** Indicators with figure, aim, and what grants counted. `place`: only what is known of one neighbourhood. */
export function ResultTable({
  caption,
  rows,
  place,
}: {
  caption: string
  rows: readonly ShownResult[]
  place: boolean
}) {
  const target: Column<ShownResult> = {
    key: 'target',
    head: m.results_public_target(),
    cell: (row) => row.target ?? <span className="db-soft">–</span>,
  }
  return (
    <div className={place ? undefined : 'db-even'}>
      <Table
        caption={caption}
        captionHidden
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            head: m.results_public_what(),
            cell: ({ name, part }) => (part ? m.results_public_of_which({ name }) : name),
          },
          {
            key: 'figure',
            head: m.results_public_measured(),
            cell: (row) => <Measured row={row} place={place} />,
          },
          ...(place ? [] : [target]),
          {
            key: 'grants',
            head: m.results_public_through_fund(),
            cell: (row) => row.grants ?? <span className="db-soft">–</span>,
          },
        ]}
      />
    </div>
  )
}

function Measured({ row: { figure, note, why }, place }: { row: ShownResult; place: boolean }) {
  if (figure) {
    return (
      <>
        <strong>{figure}</strong>
        {note && <small>{note}</small>}
      </>
    )
  }
  if (place) return <span className="db-soft">–</span>
  return (
    <>
      {m.components_no_figure()}
      {why && <small>{why}</small>}
    </>
  )
}
