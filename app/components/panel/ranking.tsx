import { formatMoney } from '#app/domain/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'
import { Notice } from '../block/notice.tsx'
import { type Column, Table } from '../block/table.tsx'
import { type RankedProposal, RankingFigure } from '../charts/ranking-figure.tsx'
import { Link } from '../link.tsx'
import { Tag } from '../state/state-tag.tsx'
import { between, decimal, meanWords } from './decimal.ts'

export type RankedRow = {
  key: string
  name: string
  href?: string
  asks: number
  together: number
  readers: number
  rank: number | null
  /** Between which ranks it lies, 80 % of the time. */
  ranks: { low: number; high: number } | null
  mean: number | null
  /** The mean before the meeting, when it was scored anew there. */
  before: number | null
  spread: number | null
  interval: { low: number; high: number } | null
  extremes: { low: number; high: number } | null
  place: 'above-line' | 'grey-zone' | 'below-line' | null
  /** "eens", "verdeeld". */
  agreement: string | null
}
export type RankingView = {
  rows: RankedRow[]
  line: number | null
  grey: { low: number; high: number } | null
  room: number
  /** Something is closed to who looks, and was left out before anything was computed. */
  partly: boolean
}

const placeOf = { 'above-line': 'above', 'grey-zone': 'grey', 'below-line': 'below' } as const

/** The outcome of a panel: the drawing with the line of the money, and all figures in a table. */
export function Ranking({ view }: { view: RankingView }) {
  return (
    <>
      {view.partly && <Notice tone="calm" title={m.reviewer_ranking_partly()} />}
      <RankingFigure
        id="ranking"
        level={2}
        title={m.reviewer_ranking_title()}
        by={
          view.line === null
            ? m.reviewer_ranking_all_fit()
            : m.reviewer_ranking_by({ room: formatMoney(view.room, getLocale()) })
        }
        proposals={view.rows.map(inFigure)}
        line={view.line}
        grey={view.grey ?? undefined}
      />
      <div className="db-stack-s">
        <h2>{m.reviewer_ranking_all()}</h2>
        <p className="db-soft">{m.reviewer_ranking_all_lead()}</p>
      </div>
      <Table
        caption={m.reviewer_ranking_all()}
        captionHidden
        columns={columns()}
        rows={view.rows}
        rowKey={(row) => row.key}
      />
    </>
  )
}

/** How many stand clear above the line, in the grey zone and below it. */
export function countPlaces(rows: readonly Pick<RankedRow, 'place'>[]) {
  const count = (place: RankedRow['place']) => rows.filter((row) => row.place === place).length
  return { above: count('above-line'), grey: count('grey-zone'), below: count('below-line') }
}

/** Where a proposal lies, in a word. */
export function PlaceTag({ place }: { place: RankedRow['place'] }) {
  if (place === null) return <Tag knot="slash">{m.reviewer_place_none()}</Tag>
  if (place === 'above-line')
    return (
      <Tag knot="check" tone="good">
        {m.reviewer_place_above()}
      </Tag>
    )
  return place === 'grey-zone' ? (
    <Tag knot="half">{m.reviewer_place_grey()}</Tag>
  ) : (
    <Tag knot="ring">{m.reviewer_place_below()}</Tag>
  )
}

/** The mean as it is now and, when the meeting changed it, as it was. */
function meanBothWords(row: RankedRow) {
  if (row.before === null) return meanWords(row)
  return (
    <>
      {meanWords(row)}
      <br />
      <small className="db-soft">{m.reviewer_ranking_before({ mean: decimal(row.before) })}</small>
    </>
  )
}

function inFigure(row: RankedRow): RankedProposal {
  return {
    key: row.key,
    name: row.name,
    href: row.href,
    asks: row.asks,
    mean: row.mean,
    interval: row.interval ?? undefined,
    spread: row.extremes ?? undefined,
    place: row.place ? placeOf[row.place] : 'below',
  }
}

function columns(): Column<RankedRow>[] {
  const locale = getLocale()
  const money = (amount: number) => formatMoney(amount, locale)
  return [
    {
      key: 'name',
      head: m.reviewer_ranking_proposal(),
      cell: (row) => (row.href ? <Link href={row.href}>{row.name}</Link> : row.name),
    },
    { key: 'mean', head: m.reviewer_ranking_mean(), number: true, cell: meanBothWords },
    {
      key: 'between',
      head: m.reviewer_ranking_between(),
      number: true,
      cell: (row) => between(row.interval),
    },
    { key: 'order', head: m.reviewer_ranking_order(), cell: rankWords },
    { key: 'readers', head: m.reviewer_ranking_readers(), cell: readersWords },
    { key: 'asks', head: m.reviewer_ranking_asks(), number: true, cell: (row) => money(row.asks) },
    {
      key: 'together',
      head: m.reviewer_ranking_together(),
      number: true,
      cell: (row) => money(row.together),
    },
    { key: 'place', head: m.reviewer_ranking_place(), cell: (row) => <PlaceTag place={row.place} /> },
  ]
}

/** "3, eens". */
function readersWords({ readers, agreement }: RankedRow): string {
  return [readers, ...(agreement ? [agreement] : [])].join(', ')
}

/** "tussen plaats 2 en 5", "plaats 1". */
function rankWords({ rank, ranks }: RankedRow): string {
  if (rank === null) return '–'
  if (!ranks || ranks.low === ranks.high) return m.reviewer_rank_at({ rank: String(rank) })
  return m.reviewer_rank_between({ low: String(ranks.low), high: String(ranks.high) })
}
