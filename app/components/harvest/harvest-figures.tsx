import { anchorOf, type HarvestFigureRow } from '#app/i18n/harvest-view.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Column, Table } from '../block/table.tsx'

/** The figures of a pillar, each with the sentence it comes from; `changed` says what it became after the approval. */
export function HarvestFigures({
  title,
  rows,
  changed = {},
}: {
  title: string
  rows: readonly HarvestFigureRow[]
  changed?: Readonly<Record<string, string>>
}) {
  const throughFund = rows.some(({ grants }) => grants !== null)
  const fund: Column<HarvestFigureRow> = {
    key: 'grants',
    head: m.harvest_through_fund(),
    cell: ({ grants }) => grants ?? <span className="db-soft">–</span>,
  }
  return (
    <Table
      caption={`${m.harvest_figures()}: ${title}`}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', head: m.results_public_what(), cell: (row) => <Name row={row} /> },
        {
          key: 'figure',
          head: m.results_public_measured(),
          cell: ({ key, figure, known }) => (
            <>
              {known ? <strong>{figure}</strong> : figure}
              {changed[key] && <small>{changed[key]}</small>}
            </>
          ),
        },
        {
          key: 'target',
          head: m.results_public_target(),
          cell: ({ target }) => target ?? <span className="db-soft">–</span>,
        },
        ...(throughFund ? [fund] : []),
      ]}
    />
  )
}

function Name({ row: { key, name, part, quote } }: { row: HarvestFigureRow }) {
  return (
    <span id={anchorOf(key)} className="db-harvest-row">
      {part ? m.results_public_of_which({ name }) : name}
      {quote && <small lang="nl">{`“${quote}”`}</small>}
    </span>
  )
}
