import { randomUUID } from 'node:crypto'
import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import { ownerSql, ownerUrl } from '#db/client.server.ts'
import { type JobPayload, tasks, timetable } from '../jobs.server.ts'
import { log, logError } from '../log.server.ts'

/** A number of our own among the advisory locks: who holds it with the hash of a worker's name is that worker. */
const lockClass = 72_420
const atOnce = 2

/**
 * Does jobs until it is stopped; answers how. A worker that was killed leaves its job locked, so each worker holds an
 * advisory lock on its name, and jobs of a name that nobody holds are given free.
 */
export async function runJobs(): Promise<() => Promise<void>> {
  const names = Array.from({ length: atOnce }, () => `worker-${randomUUID()}`)
  const locks = ownerSql()
  for (const name of names) await locks`select pg_advisory_lock(${lockClass}, hashtext(${name}))`
  await freeJobsOfTheDead(locks, names)
  const sweep = setInterval(() => freeJobsOfTheDead(locks, names).catch(logError), 10_000)
  const runners = await Promise.all(names.map((name, index) => startWorker(name, index === 0)))
  return async () => {
    clearInterval(sweep)
    await Promise.all(runners.map((runner) => runner.stop()))
    await locks.end({ timeout: 1 })
  }
}

async function startWorker(workerId: string, keepsTime: boolean): Promise<Runner> {
  const named = { workerId } as object
  const runner = await run({
    ...named,
    connectionString: ownerUrl(),
    concurrency: 1,
    maxPoolSize: 3,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 2500,
    taskList,
    parsedCronItems: keepsTime
      ? parseCronItems(timetable.map((item) => ({ ...item, options: { backfillPeriod: 0 } })))
      : [],
    logger: new Logger(() => () => {}),
  })
  runner.events.on('job:error', ({ job }) =>
    log('warn', 'job failed', { task: job.task_identifier, attempt: job.attempts }),
  )
  runner.events.on('worker:fatalError', ({ error }) => logError(error))
  runner.events.on('pool:listen:error', ({ error }) => logError(error))
  return runner
}

/** Jobs locked by a name whose lock is free. What was locked a moment ago is left: its worker may still be starting. */
async function freeJobsOfTheDead(sql: ReturnType<typeof ownerSql>, own: string[]): Promise<void> {
  const held = await sql`
    select distinct locked_by as name from graphile_worker._private_jobs
    where locked_at < now() - interval '5 seconds' and locked_by <> all(${own})`
  for (const { name } of held) {
    const [lock] = await sql`select pg_try_advisory_lock(${lockClass}, hashtext(${name})) as free`
    if (!lock?.free) continue
    await sql`select graphile_worker.force_unlock_workers(${[name]})`
    await sql`select pg_advisory_unlock(${lockClass}, hashtext(${name}))`
  }
}

/** What a job threw is logged here in our way; the queue keeps only that it failed. */
const taskList: TaskList = Object.fromEntries(
  Object.entries(tasks).map(([name, work]) => [
    name,
    async (payload: unknown) => {
      try {
        await work(payload as JobPayload, new Date())
      } catch (error) {
        logError(error, { task: name })
        throw new Error('see the log')
      }
    },
  ]),
)
