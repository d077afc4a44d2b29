import autocannon from 'autocannon'
import { cpuOf, type Figures, figuresOf, rssOf } from './figures.ts'

/** A page of a running server; `headers` say who asks. */
export type Target = { url: string; pid: number; headers?: Record<string, string> }

const connections = 10
const warmUp = 2
const seconds = 4

/**
 * Loads pages that are compared, in turn and twice, so that a noisy moment of the machine does not hit one of them alone,
 * and answers for each the turn in which a request took least CPU.
 */
export async function loaded<Name extends string>(
  targets: Record<Name, Target>,
): Promise<Record<Name, Figures>> {
  const entries = Object.entries<Target>(targets)
  const best: Record<string, Figures> = {}
  for (const [, target] of entries) await fire(target, warmUp)
  for (let turn = 1; turn <= 2; turn++) {
    for (const [name, target] of entries) {
      const now = await load(target)
      const before = best[name]
      best[name] = before && !(now.cpu < before.cpu) ? before : now
    }
  }
  return best as Record<Name, Figures>
}

async function load(target: Target): Promise<Figures> {
  const cpu = cpuOf(target.pid)
  const times = await fire(target, seconds)
  return figuresOf(times, seconds, cpuOf(target.pid) - cpu, rssOf(target.pid))
}

/** The time of each answer, all of them 200. */
function fire({ url, headers }: Target, duration: number): Promise<number[]> {
  const times: number[] = []
  return new Promise((done, failed) => {
    const running = autocannon({ url, connections, duration, headers }, (error, { non2xx, errors }) => {
      if (error || non2xx || errors) failed(error ?? new Error(`${url}: ${non2xx} not 200, ${errors} failed`))
      else done(times)
    })
    running.on('response', (_client: unknown, _status: number, _bytes: number, ms: number) => times.push(ms))
  })
}
