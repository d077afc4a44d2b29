import type { Place } from '#app/domain/panel/ranking.ts'
import type { Unknown } from '#app/domain/panel/statistic.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Fold } from '../block/fold.tsx'
import { type Column, Table } from '../block/table.tsx'
import { between, decimal } from './decimal.ts'
import { PlaceTag } from './ranking.tsx'
import { unknownWords } from './unknown-words.ts'

export type OpinionRow = {
  key: string
  name: string
  mean: number | null
  value: number
  interval: { low: number; high: number }
  ranks: { panel: number | null; model: number }
  place: Place
  /** Whether the model puts it elsewhere than the means do: above the line, below it, or in the grey zone. */
  elsewhere: boolean
}
export type OpinionView = { reason: Unknown } | { reason: null; rows: OpinionRow[] }

/** What the model makes of the same scores, beside the means; or why it says nothing. */
export function SecondOpinion({ view }: { view: OpinionView }) {
  return (
    <Fold title={m.reviewer_model_title()}>
      {view.reason ? <p>{unknownWords(view.reason)}</p> : <Opinion rows={view.rows} />}
    </Fold>
  )
}

function Opinion({ rows }: { rows: OpinionRow[] }) {
  const elsewhere = rows.filter((row) => row.elsewhere).length
  return (
    <>
      <p>{m.reviewer_model_lead()}</p>
      <p>
        <strong>
          {elsewhere === 0 ? m.reviewer_model_same() : m.reviewer_model_other({ count: String(elsewhere) })}
        </strong>
      </p>
      <Table
        caption={m.reviewer_model_title()}
        captionHidden
        columns={columns()}
        rows={rows}
        rowKey={(row) => row.key}
      />
    </>
  )
}

function columns(): Column<OpinionRow>[] {
  return [
    { key: 'name', head: m.reviewer_ranking_proposal(), cell: (row) => row.name },
    { key: 'mean', head: m.reviewer_model_panel(), number: true, cell: (row) => decimal(row.mean) },
    { key: 'value', head: m.reviewer_model_value(), number: true, cell: (row) => decimal(row.value) },
    {
      key: 'between',
      head: m.reviewer_ranking_between(),
      number: true,
      cell: (row) => between(row.interval),
    },
    {
      key: 'ranks',
      head: m.reviewer_model_rank(),
      number: true,
      cell: ({ ranks }) =>
        m.reviewer_model_ranks({ panel: String(ranks.panel ?? '–'), model: String(ranks.model) }),
    },
    { key: 'place', head: m.reviewer_ranking_place(), cell: (row) => <PlaceTag place={row.place} /> },
  ]
}
