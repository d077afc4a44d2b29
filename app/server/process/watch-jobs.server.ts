import { type ChildProcess, fork } from 'node:child_process'
import { environmentFor } from '#app/effects/configuration.server.ts'
import { log } from '../log.server.ts'

const shortest = 1000
const longest = 30_000
/** A process that lived this long did well: when it ends, the next one starts soon. */
const wellAfter = 60_000

/**
 * Runs the job process beside this one and starts it again when it ends, each time after a longer pause. Answers how to
 * stop it for good.
 */
export function watchJobs(program: string, databaseUrl: string): () => Promise<void> {
  let child: ChildProcess
  let pause = shortest
  let next: NodeJS.Timeout | undefined
  let stopped = false

  const start = () => {
    const started = Date.now()
    child = fork(program, ['work', '--beside-parent'], { env: environmentFor({ DATABASE_URL: databaseUrl }) })
    child.once('exit', (code, signal) => {
      if (stopped) return
      if (Date.now() - started > wellAfter) pause = shortest
      log('error', 'jobs ended', { code, signal, again: pause })
      next = setTimeout(start, pause)
      pause = Math.min(pause * 2, longest)
    })
  }

  start()
  return () => {
    stopped = true
    clearTimeout(next)
    return ended(child)
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    const kill = setTimeout(() => child.kill('SIGKILL'), 3500)
    child.once('exit', () => {
      clearTimeout(kill)
      done()
    })
    child.kill('SIGTERM')
  })
}
