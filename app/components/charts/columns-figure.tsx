import { scaleLinear } from 'd3-scale'
import { m } from '#app/i18n/paraglide/messages.js'
import { Figure, type FigureProps, twoColumns } from './figure.tsx'
import {
  type ChartValue,
  mostOf,
  type NumberWords,
  percent,
  pixels,
  plainNumber,
  valueWords,
} from './numbers.ts'
import { Slot } from './slot.tsx'

export type ColumnPoint = { key: string /** "sept." */; moment: string; value: ChartValue }

type ColumnsFigureProps = FigureProps & {
  target?: number
  /** The top of the scale; 100 for percentages. */
  top?: number
  points: readonly ColumnPoint[]
  unit?: string
  words?: NumberWords
}

const floor = 150

/** A share or a mark per moment as columns, with the target as a dotted line; for up to six moments. */
export function ColumnsFigure(props: ColumnsFigureProps) {
  const { target, points, words = plainNumber } = props
  const top = props.top ?? Math.max(1, target ?? 0, ...points.map(({ value }) => mostOf(value)))
  const up = scaleLinear([0, top], [floor, 20])
  const y = (value: number) => pixels(up(Math.max(0, Math.min(top, value))))
  const step = 98 / Math.max(1, points.length)
  const width = step * 0.78
  const rows = points.map(({ key, moment, value }) => ({ key, what: moment, value: withNote(value, words) }))
  const all =
    target === undefined
      ? rows
      : [...rows, { key: 'target', what: m.components_chart_table_target(), value: words(target) }]
  return (
    <Figure
      {...props}
      tableCaption={props.unit ?? m.components_chart_value()}
      columns={twoColumns(m.components_chart_moment(), props.unit ?? m.components_chart_value())}
      rows={all}
      rowKey={({ key }) => key}
    >
      <svg
        width="100%"
        height="180"
        role="img"
        aria-label={all.map(({ what, value }) => `${what}: ${value}`).join(', ')}
      >
        {points.map(({ key, moment, value }, index) => {
          const x = 1 + step * (index + 0.5)
          const name = (
            <text className="soft" x={percent(x)} y={floor + 21} textAnchor="middle">
              {moment}
            </text>
          )
          if (value.kind === 'missing') {
            const reason = valueWords(value, words)
            return (
              <Slot
                key={key}
                x={x}
                top={y(target ?? top)}
                reason={reason}
                month={name}
                width={width}
                foot={floor}
              />
            )
          }
          return (
            <g key={key}>
              <Column
                x={x}
                width={width}
                y={y(mostOf(value))}
                text={valueWords(value, words)}
                note={noteOf(value)}
              />
              {name}
            </g>
          )
        })}
        {target !== undefined && (
          <>
            <line className="c-target" x1="0" x2="100%" y1={y(target)} y2={y(target)} />
            <text className="b" x="0" y={y(target) - 8}>
              {m.components_chart_target({ value: words(target) })}
            </text>
          </>
        )}
        <line className="c-axis" x1="0" x2="100%" y1={floor + 0.5} y2={floor + 0.5} />
      </svg>
    </Figure>
  )
}

function Column({
  x,
  width,
  y,
  text,
  note,
}: {
  x: number
  width: number
  y: number
  text: string
  note?: string
}) {
  const inside = floor - y > 56
  const at = percent(x)
  return (
    <>
      <rect
        className="c-actual"
        x={percent(x - width / 2)}
        y={y}
        width={percent(width)}
        height={pixels(floor - y)}
        rx="3"
      />
      <text className={inside ? 'b c-on' : 'b'} x={at} y={inside ? y + 24 : y - 10} textAnchor="middle">
        {text}
      </text>
      {note && inside && (
        <text className="c-on c-note" x={at} y={y + 44} textAnchor="middle">
          {note}
        </text>
      )}
    </>
  )
}

function noteOf(value: ChartValue): string | undefined {
  return value.kind === 'value' ? value.note : undefined
}

function withNote(value: ChartValue, words: NumberWords): string {
  const note = noteOf(value)
  return note ? `${valueWords(value, words)} (${note})` : valueWords(value, words)
}
