import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { programIn } from './binaries.server.ts'
import { type Cluster, owner, spawnOptions } from './cluster.server.ts'
import { EmbeddedError } from './error.server.ts'
import { lives } from './lease.server.ts'

export type Postmaster = { pid: number; port: number }

/** The server that already runs on this data, left by a killed parent or shared with another process. */
export async function runningPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const deadline = Date.now() + 10_000
  for (let found = noted(cluster); found; found = noted(cluster)) {
    const answer = await ask(cluster, found)
    if (answer === 'ours') return found
    if (answer === 'stranger' || (Date.now() > deadline && isPostgres(found.pid)))
      throw new EmbeddedError(
        `The data in ${cluster.data} is in use by process ${found.pid}, which is not the server of this project. Stop it, or give DATABASE_URL.`,
      )
    if (!isPostgres(found.pid)) return null
    await sleep(50)
  }
  return null
}

/** Starts a server on the data and waits until it answers. */
export async function startPostmaster(cluster: Cluster, durable: boolean): Promise<Postmaster> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const port = await freePort()
    const child = launch(cluster, port, durable)
    let ended = false
    child.once('exit', () => {
      ended = true
    })
    child.once('error', () => {
      ended = true
    })
    while (!ended) {
      const found = noted(cluster)
      if (found && found.pid === child.pid && found.port === port && (await ask(cluster, found)) === 'ours') {
        child.unref()
        return found
      }
      if (Date.now() > deadline)
        throw new EmbeddedError(`The embedded PostgreSQL does not answer. ${lastLines(cluster)}`)
      await sleep(10)
    }
    if (Date.now() > deadline || !mayPass(cluster))
      throw new EmbeddedError(`The embedded PostgreSQL does not start. ${lastLines(cluster)}`)
    await sleep(100)
  }
}

/** Stops a server: lets go of connections, writes everything, ends. */
export async function stopPostmaster({ pid }: Postmaster): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 3500],
    ['SIGQUIT', 1000],
    ['SIGKILL', 500],
  ] as const) {
    if (!send(pid, signal)) return
    const deadline = Date.now() + patience
    while (Date.now() < deadline) {
      if (!lives(pid)) return
      await sleep(10)
    }
  }
}

function launch(cluster: Cluster, port: number, durable: boolean) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }),
  }
  const log = openSync(join(cluster.folder, 'postgres.log'), 'w', 0o600)
  const child = spawn(
    programIn(cluster.native, 'postgres'),
    ['-D', cluster.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...spawnOptions(cluster), detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  return child
}

/** What postmaster.pid says: its first line is the process, the fourth the port. A dead process leaves it behind. */
function noted(cluster: Cluster): Postmaster | null {
  const file = join(cluster.data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (pid > 0 && lives(pid)) return { pid, port: Number(lines[3]) }
  return null
}

async function ask(cluster: Cluster, { port }: Postmaster): Promise<'ours' | 'stranger' | 'not yet'> {
  if (!port) return 'not yet'
  const sql = postgres(urlOf(cluster, port, 'postgres'), { max: 1, connect_timeout: 2, onnotice: () => {} })
  try {
    const [row] = await sql`show data_directory`
    return realpathSync(row?.data_directory) === realpathSync(cluster.data) ? 'ours' : 'stranger'
  } catch (error) {
    return (error as { code?: string }).code === '28P01' ? 'stranger' : 'not yet'
  } finally {
    await sql.end({ timeout: 1 })
  }
}

export function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://${owner}:${cluster.password}@127.0.0.1:${port}/${database}`
}

function isPostgres(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`
  return (
    !existsSync('/proc/self/cmdline') || (existsSync(file) && readFileSync(file, 'utf8').includes('postgres'))
  )
}

/** May a second try help: a port that was just taken, children of a killed server, or the note of a process that is no server? */
function mayPass(cluster: Cluster): boolean {
  const text = lastLines(cluster)
  const file = join(cluster.data, 'postmaster.pid')
  const left = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  if (/postmaster\.pid.* already exists/.test(text) && left > 0 && !isPostgres(left)) rmSync(file)
  return /already exists|already in use|in use/.test(text)
}

function lastLines(cluster: Cluster): string {
  const file = join(cluster.folder, 'postgres.log')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-4).join(' ') : ''
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })
}
