import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedError } from './error.server.ts'

/** Does something while no other process starts or stops the server of this folder. */
export async function locked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = join(folder, 'lock')
  await take(file)
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** Notes that this process uses the server of the folder. */
export function takeLease(folder: string): void {
  const leases = join(folder, 'leases')
  mkdirSync(leases, { recursive: true })
  writeFileSync(join(leases, String(process.pid)), markOf(process.pid))
}

/** Takes the note of this process away; answers whether nobody else uses the server any more. */
export function giveLeaseBack(folder: string): boolean {
  rmSync(join(folder, 'leases', String(process.pid)), { force: true })
  return !isLeased(folder)
}

/** Does a process that lives use the server of this folder? Takes away the notes of those that do not. */
export function isLeased(folder: string): boolean {
  const leases = join(folder, 'leases')
  for (const name of readdirSync(leases)) {
    if (lives(Number(name), readText(join(leases, name)))) return true
    rmSync(join(leases, name), { force: true })
  }
  return false
}

/** Is there a process with this number (and, when a mark is given, is it still the same one)? */
export function lives(pid: number, mark?: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return statOf(pid)[0] !== 'Z' && (!mark || markOf(pid) === mark)
}

async function take(file: string): Promise<void> {
  const deadline = Date.now() + 60_000
  for (;;) {
    try {
      return writeFileSync(file, `${process.pid} ${markOf(process.pid)}`, { flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = readText(file)
    const [pid, mark] = holder.split(' ')
    if (holder && !lives(Number(pid), mark)) setAside(file, holder)
    else if (Date.now() > deadline) throw new EmbeddedError(`Process ${pid} keeps ${file} locked.`)
    else await sleep(25)
  }
}

function setAside(file: string, holder: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (readText(aside) !== holder) renameSync(aside, file)
  } catch {
    return
  }
  rmSync(aside, { force: true })
}

/** When a process began, where the system tells; a number of a process is used again, with a pid 1 in every container. */
function markOf(pid: number): string {
  return statOf(pid)[19] ?? ''
}

/** The fields of /proc/pid/stat from the state on; empty where there is no /proc. */
function statOf(pid: number): string[] {
  const text = readText(`/proc/${pid}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
