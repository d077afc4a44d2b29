import type { Figures } from './figures.ts'

export type Aim = {
  what: string
  app: Figures
  raw: Figures
  /** How many times the speed of raw it should have; without it the line is for comparison only. */
  least?: number
  /** Judged by its time alone, because what it is compared with works in processes of its own. */
  byTime?: boolean
  /** Judged by the CPU of a request alone. */
  byCpu?: boolean
}

const columns = ['p50', 'p99', 'req/s', 'CPU', 'RSS']

/** A line per measurement. */
export function figuresTable(rows: [string, Figures | null][]): string {
  const head = line('', columns)
  const lines = rows.map(([name, found]) =>
    line(
      name,
      found
        ? [found.p50, found.p99, found.perSecond, found.cpu, found.rss].map(short)
        : columns.map(() => '–'),
    ),
  )
  return [
    head,
    ...lines,
    '',
    'p50, p99 in ms; CPU in ms per request, of the process that answers; RSS in MB',
  ].join('\n')
}

/** A line per aim: how fast against raw, by requests per second and by CPU, and whether both reach it. */
export function aimsTable(aims: Aim[]): string {
  const lines = aims.map(({ what, app, raw, least, byTime, byCpu }) => {
    const speed = byCpu ? Number.NaN : byTime ? raw.p50 / app.p50 : app.perSecond / raw.perSecond
    const cpu = byTime ? Number.NaN : raw.cpu / app.cpu
    const found = [`${short(speed)} ×`, `${short(cpu)} ×`]
    if (least === undefined) return line(what, ['', ...found])
    const reached = [speed, cpu].every((ratio) => Number.isNaN(ratio) || ratio >= least)
    return line(what, [`${short(least)} ×`, ...found, reached ? 'yes' : 'no'])
  })
  return ['', line('as fast as raw', ['aim', 'by speed', 'by CPU', 'reached']), ...lines].join('\n')
}

function line(name: string, cells: string[]): string {
  return `${name.padEnd(44)}${cells.map((cell) => cell.padStart(10)).join('')}`
}

function short(value: number): string {
  if (Number.isNaN(value)) return '–'
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
