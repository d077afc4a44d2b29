import { scaleLinear } from 'd3-scale'
import { formatMoney } from '#app/domain/money.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'
import { shortMonths } from '../calendar-words.ts'
import { Hatch } from '../money/money-bar.tsx'
import { Figure, type FigureProps } from './figure.tsx'
import { percent, pixels } from './numbers.ts'

/** A month (`2026-03`) in cents: what came in and is expected to, what went out and is planned to. */
export type FlowMonth = {
  month: string
  name: string
  received: number
  expected: number
  paid: number
  planned: number
  balance: number
  committed: number
  free: number
  now?: boolean
}

const height = 240
const top = 24
const floor = height - 34

/** Money in above the line and out below it, month by month: solid what the bank showed, hatched what is to come. */
export function FlowFigure(props: FigureProps & { months: readonly FlowMonth[] }) {
  const { id, months } = props
  const most = Math.max(1, ...months.map(({ received, expected }) => received + expected))
  const least = Math.max(1, ...months.map(({ paid, planned }) => paid + planned))
  const up = scaleLinear([-least, most], [floor, top])
  const y = (cents: number) => pixels(up(cents))
  const step = 100 / Math.max(1, months.length)
  const locale = getLocale()
  const money = (cents: number) => formatMoney(cents, locale)
  const hatch = `url(#${id}-hatch)`
  const shown = (cents: number) => (cents === 0 ? '–' : money(cents))
  return (
    <Figure
      {...props}
      manyColumns
      tableCaption={m.fund_forecast_table()}
      rows={months}
      rowKey={({ month }) => month}
      columns={[
        { key: 'month', head: m.fund_forecast_month(), cell: ({ name }) => name },
        ...(['received', 'expected', 'paid', 'planned', 'balance', 'committed', 'free'] as const).map(
          (part) => ({
            key: part,
            head: headWords[part](),
            number: true,
            cell: (row: FlowMonth) => shown(row[part]),
          }),
        ),
      ]}
    >
      <svg
        width="100%"
        height={height}
        role="img"
        aria-label={m.fund_forecast_said({
          inward: money(months.reduce((sum, { received, expected }) => sum + received + expected, 0)),
          out: money(months.reduce((sum, { paid, planned }) => sum + paid + planned, 0)),
          months: String(months.length),
        })}
      >
        <Hatch id={`${id}-hatch`} />
        {months.map((month, at) => (
          <Bars key={month.month} of={month} x={at * step} width={step * 0.72} y={y} hatch={hatch} />
        ))}
        <line className="c-axis" x1="0" x2="100%" y1={y(0)} y2={y(0)} />
        {months.map(({ month, now }, at) => (
          <MonthMark key={month} month={month} now={now} x={at * step} few={months.length <= 6} />
        ))}
        <Most months={months} step={step} y={y} />
      </svg>
      <ul className="db-key">
        <li>
          <Swatch /> {m.fund_forecast_key_done()}
        </li>
        <li>
          <Swatch hatch={hatch} /> {m.fund_forecast_key_ahead()}
        </li>
        <li>{m.fund_forecast_key_sides()}</li>
      </ul>
    </Figure>
  )
}

type BarsProps = { of: FlowMonth; x: number; width: number; y: (cents: number) => number; hatch: string }

function Bars({ of: { received, expected, paid, planned }, x, width, y, hatch }: BarsProps) {
  const bar = (from: number, to: number, fill?: string) =>
    from === to ? null : (
      <rect
        className={fill ? undefined : 'c-actual'}
        fill={fill}
        x={percent(x)}
        width={percent(width)}
        y={Math.min(y(from), y(to))}
        height={pixels(Math.max(1, Math.abs(y(from) - y(to))))}
      />
    )
  return (
    <>
      {bar(0, received)}
      {bar(received, received + expected, hatch)}
      {bar(0, -paid)}
      {bar(-paid, -paid - planned, hatch)}
    </>
  )
}

/** The most that goes either way in one month, as a figure at its bar. */
function Most({
  months,
  step,
  y,
}: {
  months: readonly FlowMonth[]
  step: number
  y: (cents: number) => number
}) {
  const inward = months.map(({ received, expected }) => received + expected)
  const out = months.map(({ paid, planned }) => paid + planned)
  const mark = (amounts: number[], down: boolean) => {
    const most = Math.max(0, ...amounts)
    const at = amounts.indexOf(most)
    if (most <= 0) return null
    const end = at * step > 60
    return (
      <text
        className="b"
        x={percent(end ? at * step : (at + 1) * step)}
        dx={end ? -6 : 0}
        y={down ? y(-most) - 2 : y(most) + 14}
        textAnchor={end ? 'end' : 'start'}
      >
        {formatMoney(most, getLocale())}
      </text>
    )
  }
  return (
    <>
      {mark(inward, false)}
      {mark(out, true)}
    </>
  )
}

/** Each month when there are few; else the first of a quarter. */
function MonthMark({ month, now, x, few }: { month: string; now?: boolean; x: number; few: boolean }) {
  const january = month.endsWith('-01')
  if (!few && !['01', '04', '07', '10'].includes(month.slice(5))) return null
  const words = january ? month.slice(0, 4) : shortMonths()[Number(month.slice(5)) - 1]
  return (
    <text className={now ? 'b' : 'soft'} x={percent(x)} y={floor + 24} textAnchor={x > 90 ? 'end' : 'start'}>
      {words}
    </text>
  )
}

function Swatch({ hatch }: { hatch?: string }) {
  return (
    <svg width="18" height="18" aria-hidden="true">
      <rect className={hatch ? undefined : 'c-actual'} fill={hatch} width="18" height="18" rx="3" />
    </svg>
  )
}

const headWords = {
  received: m.fund_forecast_received,
  expected: m.fund_forecast_expected,
  paid: m.fund_forecast_paid,
  planned: m.fund_forecast_planned,
  balance: m.fund_forecast_balance,
  committed: m.fund_forecast_committed,
  free: m.fund_forecast_free,
}
