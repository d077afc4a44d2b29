import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isLeased, lives } from '../../db/embedded/lease.server.ts'
import { stopPostmaster } from '../../db/embedded/postmaster.server.ts'

const beingMade = 10 * 60_000

/**
 * Stops and removes the test servers that killed runs left behind: those of which no user lives any more. A folder without
 * users may be one that is being made, so it has to be old.
 */
export async function removeLeftClusters(prefix: string): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    if (isInUse(folder)) continue
    const pid = pidIn(folder)
    if (pid) await stopPostmaster({ pid, port: 0 })
    rmSync(folder, { recursive: true, force: true })
  }
}

function isInUse(folder: string): boolean {
  if (existsSync(join(folder, 'leases'))) return isLeased(folder)
  return Date.now() - statSync(folder).mtimeMs < beingMade
}

/** The server on the data of this folder, when it runs. */
function pidIn(folder: string): number {
  const file = join(folder, 'data/postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  const command = `/proc/${pid}/cmdline`
  const isOurs =
    pid > 0 && lives(pid) && existsSync(command) && readFileSync(command, 'utf8').includes(folder)
  return isOurs ? pid : 0
}
