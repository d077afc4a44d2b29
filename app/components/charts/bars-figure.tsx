import { m } from '#app/i18n/paraglide/messages.js'
import { Hatch } from '../money/money-bar.tsx'
import { Figure, type FigureProps, twoColumns } from './figure.tsx'
import { type ChartValue, mostOf, type NumberWords, percent, plainNumber, valueWords } from './numbers.ts'

export type Bar = { key: string; label: string; value: ChartValue }

type BarsFigureProps = FigureProps & {
  /** Per pillar, neighbourhood, approach. */
  bars: readonly Bar[]
  /** Together, where adding up may be said; a range when an overlap is not known. */
  total?: ChartValue
  target?: number
  /** "mensen". */
  unit?: string
  words?: NumberWords
}

const row = 54

/** A bar per group, solid up to what is certain and hatched beyond it; together below, with the target. */
export function BarsFigure(props: BarsFigureProps) {
  const { id, bars, total, target, unit, words = plainNumber } = props
  const values = [...bars.map(({ value }) => value), ...(total ? [total] : [])]
  const most = Math.max(1, target ?? 0, ...values.map(mostOf))
  const length = (value: number) => (Math.max(0, value) / most) * 78
  const hatch = `url(#${id}-hatch)`
  const top = bars.length * row
  const height = total ? top + 76 + (target === undefined ? 6 : 30) : top + 4
  const rows = tableRows(props, words)
  return (
    <Figure
      {...props}
      tableCaption={unit ?? m.components_chart_value()}
      columns={twoColumns(m.components_chart_group(), unit ?? m.components_chart_value())}
      rows={rows}
      rowKey={({ key }) => key}
    >
      <svg
        width="100%"
        height={height}
        role="img"
        aria-label={rows.map(({ what, value }) => `${what}: ${value}`).join(', ')}
      >
        <Hatch id={`${id}-hatch`} />
        {bars.map(({ key, label, value }, index) => (
          <g key={key}>
            <text x="0" y={index * row + 16}>
              {label}
            </text>
            <BarShape
              value={value}
              y={index * row + 22}
              height={18}
              {...{ length, hatch }}
              slot={length(target ?? most)}
            />
            <text
              className={value.kind === 'missing' ? 'soft' : 'b'}
              x={value.kind === 'missing' ? 0 : percent(length(mostOf(value)))}
              dx="8"
              y={index * row + (value.kind === 'missing' ? 39 : 36)}
            >
              {valueWords(value, words)}
            </text>
          </g>
        ))}
        {total && (
          <>
            <text className="b" x="0" y={top + 28}>
              {m.components_chart_together({ value: `${valueWords(total, words)}${unit ? ` ${unit}` : ''}` })}
            </text>
            <BarShape
              value={total}
              y={top + 38}
              height={30}
              {...{ length, hatch }}
              slot={length(target ?? most)}
            />
            {target !== undefined && <Target x={length(target)} y={top + 30} text={words(target)} />}
          </>
        )}
      </svg>
    </Figure>
  )
}

type BarShapeProps = {
  value: ChartValue
  y: number
  height: number
  length: (value: number) => number
  hatch: string
  slot: number
}

function BarShape({ value, y, height, length, hatch, slot }: BarShapeProps) {
  if (value.kind === 'missing') {
    return <rect className="c-none" x="1" y={y - 0.5} width={percent(slot)} height={height + 6} rx="3" />
  }
  const certain = length(value.kind === 'range' ? value.from : value.value)
  return (
    <>
      <rect className="c-actual" x="0" y={y} width={percent(certain)} height={height} rx="3" />
      {value.kind === 'range' && (
        <rect
          x={percent(certain)}
          y={y}
          width={percent(length(value.to) - certain)}
          height={height}
          fill={hatch}
        />
      )}
    </>
  )
}

function Target({ x, y, text }: { x: number; y: number; text: string }) {
  return (
    <>
      <line className="c-target" x1={percent(x)} x2={percent(x)} y1={y} y2={y + 52} />
      <text className="b" x={percent(x)} y={y + 68} textAnchor={x < 14 ? 'start' : 'middle'}>
        {m.components_chart_target({ value: text })}
      </text>
    </>
  )
}

function tableRows({ bars, total, target }: BarsFigureProps, words: NumberWords) {
  const rows = bars.map(({ key, label, value }) => ({ key, what: label, value: valueWords(value, words) }))
  if (total)
    rows.push({ key: 'total', what: m.components_chart_table_together(), value: valueWords(total, words) })
  if (target !== undefined)
    rows.push({ key: 'target', what: m.components_chart_table_target(), value: words(target) })
  return rows
}
