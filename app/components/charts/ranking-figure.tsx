import { scaleLinear } from 'd3-scale'
import { formatMoney } from '#app/domain/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'
import type { Column } from '../block/table.tsx'
import { Figure, type FigureProps } from './figure.tsx'
import { percent, plainNumber } from './numbers.ts'
import { RankingKey } from './ranking-key.tsx'

export type RankedProposal = {
  key: string
  name: string
  href?: string
  /** Cents. */
  asks: number
  /** The weighted mean; null when fewer than four V's could be judged. */
  mean: number | null
  interval?: { low: number; high: number }
  /** The lowest and the highest of the readers' means. */
  spread?: { low: number; high: number }
  place: 'above' | 'grey' | 'below'
}

type RankingFigureProps = FigureProps & {
  proposals: readonly RankedProposal[]
  /** Where the money is spent: midway between the last that fits and the first that does not. */
  line: number | null
  grey?: { low: number; high: number }
}

type Scale = (score: number) => number

/** The proposals by mean, each with its interval and spread, the grey zone as a band and the money's line. */
export function RankingFigure(props: RankingFigureProps) {
  const { proposals, line, grey } = props
  const low = lowestOf(props)
  const scale = scaleLinear([low, 5], [0, 100])
  const x: Scale = (score) => scale(Math.max(low, Math.min(5, score)))
  return (
    <Figure
      {...props}
      tableCaption={m.components_ranking_proposal()}
      columns={tableColumns()}
      rows={proposals}
      rowKey={({ key }) => key}
      manyColumns
    >
      <ol className="db-dots">
        <ScaleRow low={low} {...{ x, line, grey }} />
        {proposals.map((proposal) => (
          <li key={proposal.key}>
            {proposal.href ? <a href={proposal.href}>{proposal.name}</a> : <strong>{proposal.name}</strong>}
            <svg aria-hidden="true">
              <Ground {...{ x, line, grey }} y={-1} />
              <Dots proposal={proposal} x={x} />
            </svg>
            <span className="db-dots__end">
              {formatMoney(proposal.asks, getLocale())}
              <span className="db-vh">, {inWords(proposal)}</span>
            </span>
          </li>
        ))}
      </ol>
      <RankingKey band={grey !== undefined} grey={proposals.some(({ place }) => place === 'grey')} />
    </Figure>
  )
}

type GroundProps = { x: Scale; line: number | null; grey?: { low: number; high: number } }

function ScaleRow({ low, ...ground }: GroundProps & { low: number }) {
  const marks = Array.from({ length: 6 - low }, (_, index) => low + index)
  const lineAt = ground.line === null ? null : ground.x(ground.line)
  return (
    <li className="db-dots__scale" aria-hidden="true">
      <span />
      <svg aria-hidden="true">
        <Ground {...ground} y={0} lineFrom={24} />
        {marks.map((mark) => (
          <text
            key={mark}
            className="soft"
            x={percent(ground.x(mark))}
            y="36"
            textAnchor={anchorAt(ground.x(mark))}
          >
            {mark}
          </text>
        ))}
        {lineAt !== null && (
          <text
            className="b"
            x={percent(lineAt)}
            y="18"
            textAnchor={lineAt < 20 ? 'start' : lineAt > 80 ? 'end' : 'middle'}
          >
            {m.components_ranking_line()}
          </text>
        )}
      </svg>
      <span className="db-dots__end">{m.components_ranking_asks()}</span>
    </li>
  )
}

function Ground({ x, line, grey, y, lineFrom = y }: GroundProps & { y: number; lineFrom?: number }) {
  return (
    <>
      {grey && (
        <rect
          className="c-grey"
          x={percent(x(grey.low))}
          y={y}
          width={percent(x(grey.high) - x(grey.low))}
          height="104%"
        />
      )}
      {line !== null && (
        <line className="c-line" x1={percent(x(line))} x2={percent(x(line))} y1={lineFrom} y2="102%" />
      )}
    </>
  )
}

function Dots({ proposal, x }: { proposal: RankedProposal; x: Scale }) {
  const { mean, interval, spread, place } = proposal
  if (mean === null) {
    return (
      <text className="soft" x="0" y="50%" dy="5">
        {m.components_ranking_no_score()}
      </text>
    )
  }
  return (
    <>
      {spread && (
        <line
          className="c-spread"
          x1={percent(x(spread.low))}
          x2={percent(x(spread.high))}
          y1="50%"
          y2="50%"
        />
      )}
      {interval && (
        <line
          className="c-interval"
          x1={percent(x(interval.low))}
          x2={percent(x(interval.high))}
          y1="50%"
          y2="50%"
        />
      )}
      <circle className={place === 'grey' ? 'c-dot-grey' : 'c-dot'} cx={percent(x(mean))} cy="50%" r="8.5" />
    </>
  )
}

/** The scale begins at the whole number below everything that is drawn. */
function lowestOf({ proposals, line, grey }: RankingFigureProps): number {
  const drawn = proposals.flatMap(({ mean, interval, spread }) => [mean, interval?.low, spread?.low])
  const lowest = Math.min(4, ...[...drawn, line, grey?.low].filter((value): value is number => value != null))
  return Math.max(1, Math.floor(lowest))
}

function anchorAt(x: number): 'start' | 'middle' | 'end' {
  return x < 1 ? 'start' : x > 99 ? 'end' : 'middle'
}

function inWords({ mean, interval, place }: RankedProposal): string {
  if (mean === null) return m.components_ranking_no_score()
  const words = { mean: plainNumber(mean), place: placeWords(place) }
  if (!interval) return m.components_ranking_row_single(words)
  return m.components_ranking_row({
    ...words,
    low: plainNumber(interval.low),
    high: plainNumber(interval.high),
  })
}

function placeWords(place: RankedProposal['place']): string {
  if (place === 'grey') return m.components_ranking_in_grey()
  return place === 'above' ? m.components_ranking_above() : m.components_ranking_below()
}

function tableColumns(): Column<RankedProposal>[] {
  const between = (pair?: { low: number; high: number }) =>
    pair ? `${plainNumber(pair.low)}–${plainNumber(pair.high)}` : '–'
  return [
    { key: 'name', head: m.components_ranking_proposal(), cell: ({ name }) => name },
    {
      key: 'mean',
      head: m.components_ranking_mean(),
      number: true,
      cell: ({ mean }) => (mean === null ? '–' : plainNumber(mean)),
    },
    {
      key: 'between',
      head: m.components_ranking_between(),
      number: true,
      cell: ({ interval }) => between(interval),
    },
    {
      key: 'spread',
      head: m.components_ranking_spread(),
      number: true,
      cell: ({ spread }) => between(spread),
    },
    {
      key: 'asks',
      head: m.components_ranking_asks(),
      number: true,
      cell: ({ asks }) => formatMoney(asks, getLocale()),
    },
    { key: 'place', head: m.components_ranking_place(), cell: ({ place }) => placeWords(place) },
  ]
}
