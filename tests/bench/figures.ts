import { existsSync, readFileSync } from 'node:fs'

/** What one measurement found. Times in milliseconds, CPU of the process per request, memory in megabytes. */
export type Figures = { p50: number; p99: number; perSecond: number; cpu: number; rss: number }

/** Figures from the time that each request took. */
export function figuresOf(times: number[], seconds: number, cpuMs: number, rss: number): Figures {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), perSecond: times.length / seconds, cpu: cpuMs / times.length, rss }
}

/** CPU that a process has used, user and system, in milliseconds; not a number where there is no /proc. */
export function cpuOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Memory that a process holds now, in megabytes. */
export function rssOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1]) / 1024
}

/** Does `work` for each item, so many at once, and answers the figures of this process while it did. */
export async function measured<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<unknown>,
): Promise<Figures> {
  const queue = items.values()
  const times: number[] = []
  const started = performance.now()
  const cpu = process.cpuUsage()
  const worker = async () => {
    for (const item of queue) {
      const from = performance.now()
      await work(item)
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const used = process.cpuUsage(cpu)
  const seconds = (performance.now() - started) / 1000
  return figuresOf(times, seconds, (used.user + used.system) / 1000, process.memoryUsage.rss() / 1024 / 1024)
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
