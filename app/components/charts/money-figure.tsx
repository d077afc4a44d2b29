import { scaleLinear } from 'd3-scale'
import { area, curveStepAfter, line } from 'd3-shape'
import { daysBetween, type IsoDate } from '#app/domain/calendar.ts'
import { formatMoney } from '#app/domain/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'
import { dayWords, shortMonths } from '../calendar-words.ts'
import { Hatch } from '../money/money-bar.tsx'
import { Figure, type FigureProps, twoColumns } from './figure.tsx'
import { percent, pixels } from './numbers.ts'

/** What is free from this day on, in cents; negative is a shortfall. */
export type CoverPoint = { on: IsoDate; cover: number }

type MoneyFigureProps = FigureProps & {
  /** In order of their days; each counts until the next. At least one. */
  points: readonly CoverPoint[]
  /** The last day that is drawn. */
  to: IsoDate
  today?: IsoDate
}

const top = 34
const floor = 194
const wide = 1000

/** The money that is free over the months, as steps; the tightest day is named. */
export function MoneyFigure(props: MoneyFigureProps) {
  const { id, points, to, today } = props
  const first = points[0]?.on ?? to
  const length = Math.max(1, daysBetween(first, to))
  const covers = points.map(({ cover }) => cover)
  const up = scaleLinear([Math.min(0, ...covers), Math.max(1, ...covers)], [floor, top])
  const x = (on: IsoDate) => (Math.max(0, Math.min(length, daysBetween(first, on))) / length) * 100
  const y = (cover: number) => pixels(up(cover))
  const lowest = points.reduce(
    (least, point) => (point.cover < least.cover ? point : least),
    points[0] as CoverPoint,
  )
  const money = (cents: number) => formatMoney(cents, getLocale())
  const rows = points.map(({ on, cover }) => ({ key: on, what: dayWords(on, true), value: money(cover) }))
  return (
    <Figure
      {...props}
      tableCaption={m.components_cover_amount()}
      columns={twoColumns(m.components_cover_day(), m.components_cover_amount())}
      rows={rows}
      rowKey={({ key }) => key}
    >
      <svg
        width="100%"
        height="232"
        role="img"
        aria-label={rows.map(({ what, value }) => `${what}: ${value}`).join(', ')}
      >
        {lowest.cover < 0 && <Hatch id={`${id}-hatch`} />}
        {lowest.cover < 0 && <Shortfall {...{ points, to, x, y }} hatch={`url(#${id}-hatch)`} />}
        <Steps points={points} to={to} x={x} y={y} />
        <line className="c-axis" x1="0" x2="100%" y1={y(0)} y2={y(0)} />
        {today && today > first && today < to && <Today x={x(today)} />}
        {quarters(first, to).map((on) => (
          <text
            key={on}
            className="soft"
            x={percent(x(on))}
            y={floor + 26}
            textAnchor={x(on) > 92 ? 'end' : 'start'}
          >
            {on.slice(5, 7) === '01' ? on.slice(0, 4) : shortMonths()[Number(on.slice(5, 7)) - 1]}
          </text>
        ))}
        <circle className="c-target-mark" cx={percent(x(lowest.on))} cy={y(lowest.cover)} r="6" />
      </svg>
      <LowestKey point={lowest} />
    </Figure>
  )
}

type Drawn = {
  points: readonly CoverPoint[]
  to: IsoDate
  x: (on: IsoDate) => number
  y: (cover: number) => number
}

/** Stretched to the width of the figure; the stroke keeps its own. */
function Steps({ points, to, x, y }: Drawn) {
  const last = points.at(-1)
  const all = last ? [...points, { on: to, cover: last.cover }] : []
  const across = ({ on }: CoverPoint) => x(on) * (wide / 100)
  const ground = area<CoverPoint>(across, y(0), ({ cover }) => y(Math.max(0, cover))).curve(curveStepAfter)
  const edge = line<CoverPoint>(across, ({ cover }) => y(cover)).curve(curveStepAfter)
  return (
    <svg width="100%" height="232" viewBox={`0 0 ${wide} 232`} preserveAspectRatio="none" aria-hidden="true">
      <path className="c-band" d={ground(all) ?? ''} />
      <path className="c-actual-line c-still" d={edge(all) ?? ''} />
    </svg>
  )
}

function Today({ x }: { x: number }) {
  return (
    <>
      <line className="c-target" x1={percent(x)} x2={percent(x)} y1={top - 14} y2={floor} />
      <text
        className="soft"
        x={percent(x)}
        dx={x > 80 ? -6 : 6}
        y={top - 6}
        textAnchor={x > 80 ? 'end' : 'start'}
      >
        {m.components_cover_now()}
      </text>
    </>
  )
}

/** What is short lies hatched under the line. */
function Shortfall({ points, to, x, y, hatch }: Drawn & { hatch: string }) {
  return (
    <>
      {points.map(({ on, cover }, index) => {
        if (cover >= 0) return null
        const width = x(points[index + 1]?.on ?? to) - x(on)
        return (
          <rect
            key={on}
            x={percent(x(on))}
            width={percent(width)}
            y={y(0)}
            height={pixels(y(cover) - y(0))}
            fill={hatch}
          />
        )
      })}
    </>
  )
}

/** The tightest day in words, with its mark. */
function LowestKey({ point }: { point: CoverPoint }) {
  const amount = formatMoney(point.cover, getLocale())
  const words = { day: dayWords(point.on, true), amount }
  return (
    <ul className="db-key">
      <li>
        <svg width="18" height="18" aria-hidden="true">
          <circle className="c-target-mark" cx="9" cy="9" r="6" />
        </svg>
        {point.cover < 0 ? m.components_cover_short(words) : m.components_cover_lowest(words)}
      </li>
    </ul>
  )
}

/** The first days of the quarters between two days, at most nine. */
function quarters(from: IsoDate, to: IsoDate): IsoDate[] {
  const days: IsoDate[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const month of ['01', '04', '07', '10']) days.push(`${year}-${month}-01`)
  }
  const inside = days.filter((day) => day >= from && day < to)
  return inside.length <= 6
    ? inside
    : inside.filter((day) => day.slice(5, 7) === '01' || day.slice(5, 7) === '07')
}
