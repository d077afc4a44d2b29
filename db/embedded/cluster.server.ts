import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { copyBinaries, installedBinaries, isComplete, programIn } from './binaries.server.ts'
import { EmbeddedError } from './error.server.ts'

export const owner = 'dichtbij'

/** Where a cluster lies, with which binaries and as which user it runs (null: as who runs this process). */
export type Cluster = { folder: string; data: string; native: string; runAs: User | null; password: string }
type User = { uid: number; gid: number }

const systemFolder = '/var/lib/dichtbij'

/**
 * The folder of the project's cluster. An ordinary user has it in `.data/pg`. PostgreSQL refuses to run as
 * root and no other user can enter a closed home, so for root it lies in /var/lib/dichtbij and `.data/cluster`
 * tells where.
 */
export function clusterFolder(dataFolder: string): string {
  const within = join(dataFolder, 'pg')
  if (!isRoot() || existsSync(join(within, 'data'))) return within
  const note = join(dataFolder, 'cluster')
  const noted = existsSync(note) ? readFileSync(note, 'utf8').trim() : ''
  if (noted && existsSync(noted) && !belongsToAnother(noted, dataFolder)) return noted
  const hash = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  const folder = join(systemFolder, hash)
  mkdirSync(dataFolder, { recursive: true })
  writeFileSync(note, `${folder}\n`)
  return folder
}

/** Makes what is missing of a cluster: folder, binaries, password and data. `durable: false` is for tests. */
export function prepareCluster(folder: string, durable: boolean): Cluster {
  mkdirSync(folder, { recursive: true })
  const data = join(folder, 'data')
  const runAs = isRoot() ? ownerOf(data) : null
  if (runAs) chmodSync(folder, 0o755)
  const installed = installedBinaries()
  const native = runAs
    ? copyBinaries(installed, systemFolder)
    : isComplete(installed)
      ? installed
      : copyBinaries(installed, folder)
  const cluster = { folder, data, native, runAs, password: keptPassword(folder) }
  if (!existsSync(join(data, 'PG_VERSION'))) makeData(cluster, durable)
  return cluster
}

/** How a program of the cluster is started: as its user, in a folder that user may enter, with a clean environment. */
export function spawnOptions(cluster: Cluster) {
  return {
    cwd: cluster.folder,
    env: { LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv,
    ...(cluster.runAs ?? {}),
  }
}

function makeData(cluster: Cluster, durable: boolean): void {
  const fresh = `${cluster.data}.new`
  rmSync(fresh, { recursive: true, force: true })
  const passwordFile = join(cluster.folder, 'password.new')
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 })
  if (cluster.runAs)
    for (const path of [fresh, passwordFile]) chownSync(path, cluster.runAs.uid, cluster.runAs.gid)
  const made = spawnSync(
    programIn(cluster.native, 'initdb'),
    [
      ...['-D', fresh, '-U', owner, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...spawnOptions(cluster), encoding: 'utf8' },
  )
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new EmbeddedError(`The embedded PostgreSQL cannot be set up in ${cluster.folder}: ${reason(made)}`)
  }
  renameSync(fresh, cluster.data)
}

function reason(made: ReturnType<typeof spawnSync>): string {
  return made.error?.message ?? String(made.stderr).trim().split('\n').slice(-3).join(' ')
}

function keptPassword(folder: string): string {
  const file = join(folder, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function ownerOf(data: string): User {
  if (!existsSync(data)) return nobody()
  const { uid, gid } = statSync(data)
  return { uid, gid }
}

function nobody(): User {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(
    existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '',
  )
  return { uid: Number(line?.[1] ?? 65_534), gid: Number(line?.[2] ?? 65_534) }
}

/** A copied project brings the note of the original along: a cluster stays with the folder it was made for. */
function belongsToAnother(folder: string, dataFolder: string): boolean {
  const claim = join(folder, 'project')
  const project = existsSync(claim) ? readFileSync(claim, 'utf8').trim() : dataFolder
  if (project !== dataFolder && existsSync(project)) return true
  writeFileSync(claim, `${dataFolder}\n`)
  return false
}
