import type { ReactNode } from 'react'
import type { HarvestFigureRow } from '#app/i18n/harvest-figure.ts'
import { anchorOf } from '#app/i18n/harvest-passage.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { Worded } from '#app/i18n/worded.ts'
import { type Column, Table } from '../block/table.tsx'
import { WithDutch } from './with-dutch.tsx'

/** The figures of a pillar, each with the sentence it comes from; `changed` says what it became after the approval. */
export function HarvestFigures({
  title,
  rows,
  changed = {},
}: {
  title: ReactNode
  rows: readonly HarvestFigureRow[]
  changed?: Readonly<Record<string, Worded>>
}) {
  const throughFund = rows.some(({ grants }) => grants !== null)
  const fund: Column<HarvestFigureRow> = {
    key: 'grants',
    head: m.harvest_through_fund(),
    cell: ({ grants }) => (grants ? <WithDutch {...grants} /> : <None />),
  }
  return (
    <Table
      caption={
        <>
          {m.harvest_figures()}: {title}
        </>
      }
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', head: m.results_public_what(), cell: (row) => <Name row={row} /> },
        {
          key: 'figure',
          head: m.results_public_measured(),
          cell: (row) => <Figure row={row} changed={changed[row.key]} />,
        },
        {
          key: 'target',
          head: m.results_public_target(),
          cell: ({ target }) => (target ? <WithDutch {...target} /> : <None />),
        },
        ...(throughFund ? [fund] : []),
      ]}
    />
  )
}

function Figure({ row: { figure, known }, changed }: { row: HarvestFigureRow; changed: Worded | undefined }) {
  const words = <WithDutch {...figure} />
  return (
    <div>
      {known ? <strong>{words}</strong> : words}
      {changed && (
        <small>
          <span className="db-changed">
            <WithDutch {...changed} />
          </span>
        </small>
      )}
    </div>
  )
}

function Name({ row: { key, name, quote } }: { row: HarvestFigureRow }) {
  return (
    <span id={anchorOf(key)} className="db-harvest-row">
      <WithDutch {...name} />
      {quote && <small lang="nl">{`“${quote}”`}</small>}
    </span>
  )
}

function None() {
  return <span className="db-soft">–</span>
}
