import { log } from '../log.server.ts'

type Close = () => Promise<void> | void

/** Less than five seconds, the time that whoever stops the process waits before it is killed. */
const longest = 4600

const closers: Close[] = []
let stopping: Promise<never> | null = null

/** What has to be closed before the process ends: the last opened first. */
export function whenStopping(close: Close): void {
  closers.push(close)
}

export function isStopping(): boolean {
  return stopping !== null
}

/** A signal, or the end of the process that started this one, ends it in order; a second signal ends it at once. */
export function stopOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => (isStopping() ? process.exit(0) : void stop(0)))
  }
  process.on('disconnect', () => void stop(0))
}

/** Closes everything, in time, and ends the process. */
export function stop(code: number): Promise<never> {
  stopping ??= closeAll(code)
  return stopping
}

/** Closes what was opened, the last first; what fails to close stops nothing else. */
export async function closeOpened(): Promise<void> {
  for (const close of closers.splice(0).reverse()) {
    await Promise.resolve()
      .then(close)
      .catch((error) => log('warn', 'not closed', { message: error instanceof Error ? error.message : '' }))
  }
}

async function closeAll(code: number): Promise<never> {
  setTimeout(() => process.exit(code), longest).unref()
  await closeOpened()
  process.exit(code)
}
