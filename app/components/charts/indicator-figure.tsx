import { scaleLinear } from 'd3-scale'
import { daysBetween, type IsoDate } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { monthWords, shortMonths } from '../calendar-words.ts'
import { Hatch } from '../money/money-bar.tsx'
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

export type IndicatorPoint = { key: string; on: IsoDate; value: ChartValue }

type IndicatorFigureProps = FigureProps & {
  /** Absent, or without a value, when there is none: the figure says so. */
  baseline?: { on: IsoDate; value: number | null }
  target?: number
  points: readonly IndicatorPoint[]
  /** "Koppels": the head of the figures in the table. */
  unit?: string
  words?: NumberWords
}

const height = 246
const floor = 200
const most = 6

/** From the baseline (an open ring) over what was measured (dots) to the target (a dotted line). */
export function IndicatorFigure(props: IndicatorFigureProps) {
  const { id, baseline, target, points, words = plainNumber } = props
  const { x, y } = scales(props)
  const hasRange = points.some(({ value }) => value.kind === 'range')
  const labelled = labelledKeys(points)
  const rows = tableRows(props, words)
  return (
    <Figure
      {...props}
      tableCaption={String(props.unit ?? m.components_chart_value())}
      columns={twoColumns(m.components_chart_moment(), props.unit ?? m.components_chart_value())}
      rows={rows}
      rowKey={({ key }) => key}
    >
      <svg
        width="100%"
        height={height}
        role="img"
        aria-label={rows.map(({ what, value }) => `${what}: ${value}`).join(', ')}
      >
        {hasRange && <Hatch id={`${id}-hatch`} />}
        <line className="c-axis" x1="0" x2="100%" y1={floor + 0.5} y2={floor + 0.5} />
        {target !== undefined && (
          <TargetLine y={y(target)} crowded={crowdsTarget(props, y)} text={words(target)} />
        )}
        <Lines stops={stopsOf(props)} x={x} y={y} />
        {points.map((point) => (
          <Point
            key={point.key}
            point={point}
            {...{ x: x(point.on), y, words, slotTop: y(target ?? 0), hatch: `url(#${id}-hatch)` }}
            labelled={labelled.has(point.key)}
            above={goesDown(props, point)}
          />
        ))}
        {baseline && <Baseline {...baseline} x={x(baseline.on)} y={y} words={words} />}
      </svg>
    </Figure>
  )
}

type Y = (value: number) => number

function scales({ baseline, target, points }: IndicatorFigureProps) {
  const days = [...points.map(({ on }) => on), ...(baseline ? [baseline.on] : [])].sort()
  const first = days[0] ?? '2000-01-01'
  const length = Math.max(1, daysBetween(first, days.at(-1) ?? first))
  const top = Math.max(1, target ?? 0, baseline?.value ?? 0, ...points.map(({ value }) => mostOf(value)))
  const across = scaleLinear([0, length], [2, 92])
  const up = scaleLinear([0, top], [floor, 48])
  return {
    x: (on: IsoDate) => across(daysBetween(first, on)),
    y: (value: number) => pixels(up(Math.max(0, value))),
  }
}

type Stop = { on: IsoDate; value: number }

/** What the line goes along: baseline and measurements that are a number; a missing one breaks the line. */
function stopsOf({ baseline, points }: IndicatorFigureProps): (Stop | null)[] {
  const sorted = [...points].sort((one, other) => one.on.localeCompare(other.on))
  const measured = sorted.map(({ on, value }) =>
    value.kind === 'missing' ? null : { on, value: value.kind === 'range' ? value.from : value.value },
  )
  return baseline?.value == null ? measured : [{ on: baseline.on, value: baseline.value }, ...measured]
}

function Lines({ stops, x, y }: { stops: (Stop | null)[]; x: (on: IsoDate) => number; y: Y }) {
  return (
    <>
      {stops.slice(1).map((stop, index) => {
        const before = stops[index]
        if (!stop || !before) return null
        return (
          <line
            key={`${before.on} ${stop.on}`}
            className="c-actual-line"
            x1={percent(x(before.on))}
            y1={y(before.value)}
            x2={percent(x(stop.on))}
            y2={y(stop.value)}
          />
        )
      })}
    </>
  )
}

function TargetLine({ y, text, crowded }: { y: number; text: string; crowded: boolean }) {
  return (
    <>
      <line className="c-target" x1="2%" x2="100%" y1={y} y2={y} />
      <text className="b" x={crowded ? '100%' : '2%'} y={y - 8} textAnchor={crowded ? 'end' : 'start'}>
        {m.components_chart_target({ value: text })}
      </text>
    </>
  )
}

/** The word of the target stands at the left, unless the first values would touch it. */
function crowdsTarget({ baseline, points, target }: IndicatorFigureProps, y: Y): boolean {
  const first =
    baseline?.value ?? (points[0] && points[0].value.kind !== 'missing' ? mostOf(points[0].value) : null)
  return first !== null && target !== undefined && Math.abs(y(first) - y(target)) < 28
}

type PointProps = {
  point: IndicatorPoint
  x: number
  y: Y
  words: NumberWords
  slotTop: number
  hatch: string
  labelled: boolean
  /** The figure stands above its dot, because the line goes on below it. */
  above: boolean
}

function Point({ point, x, y, words, slotTop, hatch, labelled, above }: PointProps) {
  const { value } = point
  const at = percent(x)
  const month = labelled && <Moment x={at} on={point.on} />
  if (value.kind === 'missing')
    return <Slot x={x} top={slotTop} reason={valueWords(value, words)} month={month} foot={floor} />
  const low = y(value.kind === 'range' ? value.from : value.value)
  const high = y(mostOf(value))
  const textY = low > floor - 34 || value.kind === 'range' || above ? high - 12 : low + 25
  const beside = Math.abs(textY - 5 - slotTop) < 14 && x > 30
  return (
    <>
      {value.kind === 'range' && (
        <rect x={percent(x - 1.5)} width="3%" y={high} height={pixels(low - high)} fill={hatch} />
      )}
      <circle className="c-actual" cx={at} cy={low} r="6.5" />
      {labelled && (
        <text
          className="b"
          x={at}
          dx={beside ? -14 : 0}
          y={beside ? low + 5 : textY}
          textAnchor={beside ? 'end' : anchorAt(x)}
        >
          {valueWords(value, words)}
        </text>
      )}
      {month}
    </>
  )
}

function anchorAt(x: number): 'start' | 'middle' | 'end' {
  return x > 88 ? 'end' : x < 6 ? 'start' : 'middle'
}

/** Does the line fall after this point, with room above it that the target's line does not take? */
function goesDown({ points, target }: IndicatorFigureProps, point: IndicatorPoint): boolean {
  const next = points
    .filter(({ on }) => on > point.on)
    .sort((one, other) => one.on.localeCompare(other.on))[0]
  if (!next || next.value.kind === 'missing' || point.value.kind === 'missing') return false
  const falls = mostOf(next.value) < mostOf(point.value)
  return falls && (target === undefined || mostOf(point.value) < target * 0.8 || mostOf(point.value) > target)
}

function Baseline(props: { on: IsoDate; value: number | null; x: number; y: Y; words: NumberWords }) {
  const { on, value, x, y, words } = props
  const text =
    value === null ? m.components_chart_no_baseline() : m.components_chart_baseline({ value: words(value) })
  return (
    <>
      {value !== null && <circle className="c-base" cx={percent(x)} cy={y(value)} r="7" />}
      <Moment x={percent(x)} on={on} start />
      <text className="b" x={percent(x)} y={floor + 38} textAnchor="start">
        {text}
      </text>
    </>
  )
}

function Moment({ x, on, start }: { x: string; on: IsoDate; start?: boolean }) {
  return (
    <text className="soft" x={x} y={floor + 20} textAnchor={start ? 'start' : 'middle'}>
      {shortMonths()[Number(on.slice(5, 7)) - 1]}
    </text>
  )
}

/** With many moments only some are named in the drawing, the last one always; the table has them all. */
function labelledKeys(points: readonly IndicatorPoint[]): Set<string> {
  const sorted = [...points].sort((one, other) => one.on.localeCompare(other.on))
  const every = Math.ceil(sorted.length / most)
  return new Set(sorted.filter((_, index) => (sorted.length - 1 - index) % every === 0).map(({ key }) => key))
}

function tableRows({ baseline, points, target }: IndicatorFigureProps, words: NumberWords) {
  const rows = points.map(({ key, on, value }) => ({
    key,
    what: monthWords(on),
    value: valueWords(value, words),
  }))
  const before = baseline && {
    key: 'baseline',
    what: `${m.components_chart_table_baseline()}, ${monthWords(baseline.on)}`,
    value: baseline.value === null ? m.components_chart_no_baseline() : words(baseline.value),
  }
  const after = target !== undefined && {
    key: 'target',
    what: m.components_chart_table_target(),
    value: words(target),
  }
  return [...(before ? [before] : []), ...rows, ...(after ? [after] : [])]
}
