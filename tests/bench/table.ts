import type { Figures } from './figures.ts'

export type Aim = {
  what: string
  app: Figures
  raw: Figures
  /** How many times the speed of raw it should have; without it the line is for comparison only. */
  least?: number
  /**
   * What alone judges it: the time of one, where what it is compared with works in processes of its own; the requests per
   * second, where the work is waited for in the database; the CPU of a request. Without it both of the last two do.
   */
  by?: 'time' | 'speed' | 'cpu'
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

/** A line per aim: how fast against raw, by requests per second and by CPU, and whether what judges it reaches it. */
export function aimsTable(aims: Aim[]): string {
  const lines = aims.map(({ what, app, raw, least, by }) => {
    const speed = by === 'time' ? raw.p50 / app.p50 : app.perSecond / raw.perSecond
    const cpu = by === 'time' ? Number.NaN : raw.cpu / app.cpu
    const found = [`${short(speed)} ×`, `${short(cpu)} ×`]
    if (least === undefined) return line(what, ['', ...found])
    const judging = by === 'cpu' ? [cpu] : by ? [speed] : [speed, cpu]
    const reached = judging.every((ratio) => ratio >= least)
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
